import { ok } from '@/lib/domain/result';
import type { Session } from '@/lib/ui/session';
import type { DraftPicture } from '@/lib/domain/draft';
import { aCapture } from '../../../dom/ui/examples';

const PAGE = `<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="800"><rect width="1280" height="800" fill="#fff"/>
<g font-family="sans-serif" fill="#1d2025"><text x="72" y="96" font-size="30" font-weight="600">Rotating the signing keys</text>
<g font-size="16"><text x="72" y="150">Keys are rotated once a quarter. Make sure that no deployment is running.</text>
<text x="72" y="300">Put the new key into the vault and run the rotation.</text><text x="72" y="330">The daemon must be restarted after each change, including soft ones.</text>
<text x="1020" y="60">Signed in as R. Haddad</text></g><text x="72" y="260" font-size="21" font-weight="600">On Linux</text></g></svg>`;

/** Answers with a picture of a page, and takes it at a press of the button. */
export const withPicture: Partial<Session> = {
  readCapture: async () => ok({ dataUrl: `data:image/svg+xml;base64,${btoa(PAGE)}` }),
};

export const markedPicture: DraftPicture = {
  capture: aCapture(),
  edits: {
    crop: null,
    marks: [
      { kind: 'box', rect: { x: 60, y: 308, width: 560, height: 34 } },
      { kind: 'hide', rect: { x: 1010, y: 40, width: 190, height: 30 } },
    ],
  },
};
