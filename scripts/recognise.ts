import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bundleForPage } from './bundle.ts';
import { launchChromium, openSavedPages } from './saved-page.ts';

const USAGE = 'Usage: npm run recognise -- FILE.html [--url ADDRESS]';

/** What `npm run recognise` prints; missing things are `null`, `headings` is empty for a page of no kind. */
interface Printed {
  kind: string;
  pageId: string | null;
  title: string | null;
  version: string | null;
  restRoot: string | null;
  headings: string[];
  why: string;
}

/** The part of `lib/page` that runs in the browser. */
interface PageModules {
  describePage(page: Document, address: string | null): Printed;
}

/** Ends the command with a sentence instead of a stack: these are the person's mistakes, not ours. */
function giveUp(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}

function readArguments(): { file: string; url: string | null } {
  try {
    const { positionals, values } = parseArgs({ allowPositionals: true, options: { url: { type: 'string' } } });
    const [file] = positionals;
    if (file === undefined || positionals.length > 1) return giveUp(USAGE);
    const url = values.url ?? null;
    if (url !== null && !URL.canParse(url)) return giveUp(`${url} is not an address. ${USAGE}`);
    return { file, url };
  } catch (error) {
    return giveUp(`${error instanceof Error ? error.message : String(error)}. ${USAGE}`);
  }
}

const { file, url } = readArguments();
/** npm changes to the package's folder; the person named the file from their own. */
const startedIn = process.env['INIT_CWD'] ?? process.cwd();
const bytes = await readFile(resolve(startedIn, file)).catch((error: unknown) =>
  giveUp(`${file} could not be read: ${error instanceof Error ? error.message : String(error)}`),
);
const script = await bundleForPage(['lib/page/describe-page.ts'], 'docketPage');
const browser = await launchChromium();
try {
  const { page, open } = await openSavedPages(browser);
  await open(bytes);
  await page.evaluate(`${script}; globalThis.docketPage = docketPage; undefined`);
  const printed = await page.evaluate(
    (address) => (globalThis as unknown as { docketPage: PageModules }).docketPage.describePage(document, address), // put there by the line before
    url,
  );
  console.log(JSON.stringify(printed, null, 2));
} finally {
  await browser.close();
}
