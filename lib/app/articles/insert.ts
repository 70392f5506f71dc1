import { insertInto } from '@/lib/domain/article/insert-into';
import type { Publication } from '@/lib/domain/article/publication';
import { withAddresses } from '@/lib/domain/article/with-addresses';
import type { Document } from '@/lib/domain/document/document';
import { holds } from '@/lib/domain/document/holds';
import { pageRefOf } from '@/lib/domain/flags/known-page';
import type { OutlineStore } from '@/lib/domain/flags/stores';
import type { EventId } from '@/lib/domain/ids';
import type { PageRef } from '@/lib/domain/page';
import type { Platform } from '@/lib/domain/ports';
import { fail, ok, type Result } from '@/lib/domain/result';
import { documentIn } from '@/lib/domain/wording/section-wording';
import type { LostMark } from '@/lib/domain/wording/put-marks';
import type { SectionKey } from '@/lib/domain/wording/stores';
import type { createWordings } from '../wordings';
import { createGate, readable } from './gate';
import { createLoop } from './loop';
import { withOwnPictures } from './pictures';
import type { Published, PublishingPorts, PublishWords } from './publish';

export interface InsertingPorts extends PublishingPorts {
  outlines: Pick<OutlineStore, 'page'>;
  wordings: Pick<ReturnType<typeof createWordings>, 'publish'>;
}

export interface InsertAsk {
  articleId: EventId;
  of: SectionKey;
  /** The section's words as the author saw them. */
  base: Document;
  note: string;
  allowed: string[];
  words: PublishWords;
}

/** What was written, so that it can be put back. */
export interface Inserted extends Omit<Published, 'publication'> {
  next: Document;
  lost: LostMark[];
}

const LIMIT_MS = 60_000;

/** Puts an article into a section that is there, as another wording of it: once, also if it is cut and asked again. */
export function createInserting(ports: InsertingPorts) {
  const { articles, publications, findPlatform, outlines, wordings } = ports;
  const gate = createGate(ports);
  const loop = createLoop(ports);

  return {
    async insert({ articleId, of, base, note, allowed, words }: InsertAsk): Promise<Result<Inserted>> {
      const { siteId, pageKey } = of;
      const [article, platform] = [await articles.find(articleId), await findPlatform(siteId)];
      const known = await outlines.page(pageKey);
      if (article === null || known === null) return fail({ kind: 'refused', why: 'page-gone' });
      if (platform?.articles === undefined) return fail({ kind: 'refused', why: 'unsupported-site' });
      const closed = await gate.closedFor(article, siteId, {
        heading: words.sources,
        allowed,
        isPublic: true,
        labels: [],
      });
      if (closed !== null) return fail(closed);
      const page = pageRefOf(known, siteId, platform.site.kind);
      const files = (await findPlatform(article.siteId))?.files;
      const own = await withOwnPictures(articleId, readable(article, null), files, platform);
      const attached = await platform.articles.attach(page, own.pictures, AbortSignal.timeout(LIMIT_MS));
      if (!attached.ok) return attached;
      const next = insertInto(base, article.title.trim(), withAddresses(own.document, attached.value));
      const there = await readDocument(platform, page);
      if (!there.ok) return there;
      const isThere = holds(there.value, next); // by an earlier attempt that was cut
      const lost = isThere ? ok([]) : await wordings.publish(of, base, next, note);
      if (!lost.ok) return lost;

      const before = await publications.find(articleId, siteId);
      const place = { type: 'pages', below: page, category: null } as const;
      const quoted = await ports.quoted.of(article.siteId, article.requests);
      const fresh = { articleId, siteId, place, labels: [], tried: [], known: null, replies: {} };
      const publication: Publication = { ...fresh, ...before, quoted };
      await publications.save(publication);
      const written = await loop.state(articleId, page, article.title.trim(), 'published', { inSection: true });
      const done = { next, lost: lost.value, problem: written.ok ? null : written.problem, unread: own.unread };
      if (words.reply === null) return ok({ ...done, told: [], untold: 0 });
      return ok({ ...done, ...(await loop.answer(publication, article, page.url, words.reply)) });
    },
  };
}

async function readDocument({ bodies }: Platform, page: PageRef): Promise<Result<Document>> {
  const read = await bodies?.read(page, AbortSignal.timeout(LIMIT_MS));
  if (read === undefined) return fail({ kind: 'refused', why: 'unsupported-site' });
  return read.ok ? ok(documentIn(read.value.body)) : read;
}
