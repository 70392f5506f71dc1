import type { Step } from './matrix';

const aRequest = { sends: 'request', picture: false } as const;
const look = { method: 'GET', path: /\/child\/comment\?/ };
const viaApi = { method: 'POST', path: /\/rest\/api\/content$/ };
const viaPlugin = { method: 'POST', path: /\/rest\/inlinecomments\/1\.0\/comments$/ };
const attach = { method: 'POST', path: /\/child\/attachment/ };

/** Data Center: inline comments by API v1, as 8.5.30 takes them. */
export const DATA_CENTER_STEPS: Step[] = [
  { ...aRequest, name: 'who am I', request: { method: 'GET', path: /\/user\/current/ }, writes: false },
  {
    ...aRequest,
    name: 'read the page',
    request: { method: 'GET', path: /\/content\/\d+\?expand=body/ },
    writes: false,
  },
  { name: 'upload', request: attach, writes: true, sends: 'request', picture: true },
  {
    name: 'look for the upload',
    request: { method: 'GET', path: /\/child\/attachment/ },
    writes: false,
    sends: 'request',
    picture: true,
    afterLosing: attach,
  },
  { ...aRequest, name: 'inline comment', request: viaApi, writes: true },
  { ...aRequest, name: 'footer comment', request: viaApi, writes: true, sends: 'request-without-quote' },
  { ...aRequest, name: 'look for the comment', request: look, writes: false, afterLosing: viaApi },
  { ...aRequest, name: 'reply', request: viaApi, writes: true, sends: 'reply' },
];

/** Inline comments by the page's own way alone: the API refuses first, then the plug-in is asked. */
export const DATA_CENTER_PLUGIN_STEPS: Step[] = [
  { ...aRequest, name: 'refused inline comment', request: viaApi, writes: false },
  { ...aRequest, name: 'inline comment', request: viaPlugin, writes: true },
  { ...aRequest, name: 'look for the comment', request: look, writes: false, afterLosing: viaPlugin },
  {
    ...aRequest,
    name: 'reply',
    request: { method: 'POST', path: /\/rest\/inlinecomments\/1\.0\/comments\/\d+\/replies/ },
    writes: true,
    sends: 'reply',
  },
];
