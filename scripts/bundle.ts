import { resolve } from 'node:path';
import { build, type LibraryOptions } from 'vite';

const root = resolve(import.meta.dirname, '..');
const ENTRY = '\0docket-page';

/**
 * Bundles modules of `lib/` into one script that leaves all their exports in a global variable, so that a real browser
 * can run them inside a page: for saved pages (`npm run recognise`) and for the tests of `lib/page`.
 * @param modules - Paths from the repository's root: `lib/page/recognise.ts`.
 */
export function bundleForPage(modules: string[], globalName: string): Promise<string> {
  return bundle(modules, { formats: ['iife'], name: globalName });
}

/** Likewise as one ES module, without anything beside it. */
export function bundleModule(module: string): Promise<string> {
  return bundle([module], { formats: ['es'] });
}

async function bundle(modules: string[], as: Pick<LibraryOptions, 'formats' | 'name'>): Promise<string> {
  const source = modules.map((module) => `export * from ${JSON.stringify(resolve(root, module))};`).join('\n');
  const built = await build({
    root,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@': root, superagent: resolve(root, 'lib/platforms/wordpress/no-superagent.ts') } },
    plugins: [
      {
        name: 'docket-page-entry',
        resolveId: (id) => (id.endsWith('docket-page') ? ENTRY : null),
        load: (id) => (id === ENTRY ? source : null),
      },
    ],
    build: {
      write: false,
      minify: false,
      lib: { entry: 'docket-page', fileName: 'page', ...as },
    },
  });
  const outputs = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
  const script = outputs.find((output) => output.type === 'chunk');
  if (script === undefined) throw new Error('the bundler gave no script');
  return script.code;
}
