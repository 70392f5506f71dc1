import { pageKeyOf, siteIdOf } from '@/lib/domain/page';
import type { PageReport } from '@/lib/messages/calls';
import { finish, finishInSlices, type Steps } from '@/lib/domain/slices';
import type { RecognisedPage } from '../recognition';
import { readSections, type PageSection } from '../sections';
import { readingText, type PageText } from '../text';

/** A page's text and sections at one moment. Whoever keeps it keeps the whole text and all its nodes. */
export interface Reading {
  text: PageText;
  sections: PageSection[];
}

/** The documentation page in this tab now. */
export interface ShownPage {
  key: string;
  report: PageReport;
  content: Element;
  /** Whether this person can write in the content itself: a Confluence live page. */
  isEditable(): boolean;
  /** As it is now. @param anew - Though nothing told of a change. */
  read(anew?: boolean): Reading;
  /** The same in slices; `null` when the page changed meanwhile, or nobody wants it any more. */
  readInSlices(isWanted: () => boolean): Promise<Reading | null>;
  /** The page has changed. */
  forget(): void;
}

/** Wraps what was recognised; nothing is read of the text until somebody asks, and nothing twice while it is used. */
export function openPage(seen: RecognisedPage, address: URL): ShownPage {
  const { kind, baseUrl, restRoot, siteName, pageId, contentType, title, version, contentRoot, added } = seen;
  const url = address.origin + address.pathname + address.search;
  const page = { siteId: siteIdOf(kind, baseUrl), kind, pageId, contentType, url, title, version };
  let kept: WeakRef<Reading> | null = null; // the text of a long page is not worth its room while nobody looks at it
  let changes = 0;

  function* reading(): Steps<Reading> {
    const text = yield* readingText(contentRoot, added);
    yield;
    return { text, sections: readSections(text, seen.headingsAmong(text.headings.keys())) };
  }
  const keep = (read: Reading): Reading => {
    kept = new WeakRef(read);
    return read;
  };
  return {
    key: pageKeyOf(page),
    report: { site: { kind, baseUrl, restRoot, name: siteName }, page },
    content: contentRoot,
    isEditable: () => contentRoot instanceof HTMLElement && contentRoot.isContentEditable,
    read: (anew = false) => (anew ? null : kept?.deref()) ?? keep(finish(reading())),
    async readInSlices(isWanted) {
      const before = changes;
      const known = kept?.deref();
      if (known !== undefined) return known;
      const read = await finishInSlices(reading(), () => before === changes && isWanted());
      return read === null ? null : keep(read);
    },
    forget() {
      kept = null;
      changes += 1;
    },
  };
}
