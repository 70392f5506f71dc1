import * as v from 'valibot';
import { outlineOf, type PageOutline } from '@/lib/domain/flags/outline';
import type { Site } from '@/lib/domain/page';
import { readBodyText } from '../body-text';
import { ownAddress, plainDetail } from '../replies';

/** What is searched for, and what each find comes with. */
export const OUTLINED = {
  type: 'type in (page, blogpost)',
  expand: ['body.storage', 'version', 'ancestors'],
  limit: 50,
};

const FoundShape = v.object({
  id: v.pipe(v.union([v.string(), v.number()]), v.transform(String)),
  type: v.picklist(['page', 'blogpost']),
  title: v.optional(v.string(), ''),
  /** From the top down. */
  ancestors: v.optional(v.array(v.object({ id: v.pipe(v.union([v.string(), v.number()]), v.transform(String)) })), []),
  body: v.object({ storage: v.object({ value: v.string() }) }),
  _links: v.object({ webui: v.string() }),
});

/** A page that a search found with its storage; `null`: none, or one without what was asked for. */
export function outlineIn(site: Site, result: unknown, start: string): PageOutline | null {
  const read = v.safeParse(FoundShape, result);
  if (!read.success) return null;
  const { id: pageId, type: contentType, title, ancestors, body, _links } = read.output;
  const url = ownAddress(start + _links.webui, site.origin, '');
  if (url === '') return null;
  const { text, headings } = readBodyText(body.storage.value);
  return {
    page: { siteId: site.id, kind: site.kind, pageId, contentType, url, title: plainDetail(title), version: null },
    ...parentIn(ancestors),
    sections: outlineOf(text, headings),
  };
}

function parentIn(ancestors: { id: string }[]): Pick<PageOutline, 'parent'> {
  const parent = ancestors.at(-1)?.id;
  return parent === undefined ? {} : { parent };
}
