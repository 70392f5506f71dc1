import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { testedBrowser } from '../browser.ts';

/**
 * Firefox 153 breaks down (signal 11) when two scripts' worlds read the same element's `ariaLabelledByElements`: axe in
 * the page's, and Playwright's `getByLabel` in one of its own. Without these properties axe reads the attributes.
 */
const WITHOUT_ELEMENT_REFLECTION = `for (const name of Object.getOwnPropertyNames(Element.prototype))
  if (/^aria.*Elements$/.test(name)) delete Element.prototype[name];`;

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** axe, as a script that leaves it in the global `axe`. */
export const axeSource = testedBrowser() === 'firefox' ? `${WITHOUT_ELEMENT_REFLECTION}\n${axe}` : axe;
