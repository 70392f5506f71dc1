import type { Outline } from '@/lib/domain/anchoring/outline';
import { pageKeyOf, siteIdOf } from '@/lib/domain/page';
import type { PageReport } from '@/lib/messages/calls';
import type { RecognisedPage } from '../recognition';
import { outlineOf } from '../outline';
import { readSections, type PageSection } from '../sections';
import { readText, type PageText } from '../text';

/** The documentation page in this tab now. */
export interface ShownPage {
  key: string;
  report: PageReport;
  content: Element;
  /** Whether this person can write in the content itself: a Confluence live page. */
  isEditable(): boolean;
  /** Its text and sections as they are now; read at most once between two changes of the page. */
  read(): { text: PageText; sections: PageSection[] };
  /** The same as plain data, for the background. */
  outline(): Outline;
  /** The page has changed. */
  forget(): void;
}

/** Wraps what was recognised; nothing is read of the text until somebody asks. */
export function openPage(seen: RecognisedPage, address: URL): ShownPage {
  const { kind, baseUrl, restRoot, siteName, pageId, contentType, title, version, contentRoot, added } = seen;
  const url = address.origin + address.pathname + address.search;
  const page = { siteId: siteIdOf(kind, baseUrl), kind, pageId, contentType, url, title, version };
  let reading: { text: PageText; sections: PageSection[] } | null = null;
  const read = () => {
    if (reading === null) {
      const text = readText(contentRoot, added);
      reading = { text, sections: readSections(text, seen.headings) };
    }
    return reading;
  };
  return {
    key: pageKeyOf(page),
    report: { site: { kind, baseUrl, restRoot, name: siteName }, page },
    content: contentRoot,
    isEditable: () => contentRoot instanceof HTMLElement && contentRoot.isContentEditable,
    read,
    outline() {
      const { text, sections } = read();
      return outlineOf(text, sections);
    },
    forget: () => void (reading = null),
  };
}
