import { whyNoDebian } from '../../wordpress/debian-packages';
import { startAsVisitor, startOnWordPress, type Writer } from './writers';

const whyNot = await whyNoDebian();

/** WordPress elsewhere than at the root of its host, with other addresses, older and newer, and on another database. */
export const variants: Writer[] = [
  { who: 'WordPress with plain permalinks, editor', start: () => editorOn({ permalinks: '' }) },
  {
    who: 'WordPress with index.php permalinks, editor',
    start: () => editorOn({ permalinks: '/index.php/%postname%/' }),
  },
  { who: 'WordPress in a subdirectory, editor', start: () => editorOn({ shape: 'subdirectory' }) },
  { who: 'WordPress in a folder of its own, editor', start: () => editorOn({ shape: 'own-folder' }) },
  {
    who: 'WordPress in a folder of its own, visitor',
    start: () => startAsVisitor({ shape: 'own-folder' }),
    visitor: true,
  },
  { who: 'A site of a WordPress network, editor', start: () => editorOn({ shape: 'network' }) },
  {
    who: 'A site of a WordPress network with plain permalinks, visitor',
    start: () => startAsVisitor({ shape: 'network', permalinks: '' }),
    visitor: true,
  },
  { who: 'WordPress below a language, editor', start: () => editorOn({ shape: 'languages' }) },
  { who: 'WordPress 6.7 alpha, editor', start: () => editorOn({ release: 'nightly' }) },
  { who: 'WordPress 6.1 on MariaDB, editor', start: () => editorOn({ release: 'debian' }), whyNot },
  {
    who: 'WordPress 6.1 on MariaDB, visitor',
    start: () => startAsVisitor({ release: 'debian' }),
    visitor: true,
    whyNot,
  },
];

function editorOn(options: Parameters<typeof startOnWordPress>[2]) {
  return startOnWordPress('editor', undefined, options);
}
