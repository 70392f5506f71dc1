import type { ToOverlay } from '@/lib/messages/calls';

/** What the drawer needs of its document. */
export interface DrawerPorts {
  /** To the overlay around the iframe; in a side panel or a tab there is none, and what it would do is left out. */
  tellOverlay: ((message: ToOverlay) => void) | null;
  /** Saves a file from a `data:` address. */
  save: (file: { fileName: string; dataUrl: string }) => void;
  /** Puts text on the clipboard; false where the browser does not let us. */
  copy: (text: string) => Promise<boolean>;
  /** Closes the document where no overlay does it. */
  close: () => void;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Another view is shown. */
  viewChanged?: () => void;
}
