/** The one place on the extension side that names the browser's extension API. The page side has its own: it does without the polyfill. */
export { default as browser } from 'webextension-polyfill';
export type { DeclarativeNetRequest } from 'webextension-polyfill';
