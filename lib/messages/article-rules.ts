import * as v from 'valibot';
import { ARTICLE_STATES } from '@/lib/domain/event';
import { articleShape } from './article-shape';
import { documentShape } from './document-shape';
import { reader } from './read-ask';
import type { Rules } from './serve';
import type { ArticleCalls } from './article-calls';
import type { Sender } from './runtime';
import * as shape from './shapes';

const short = v.pipe(v.string(), v.maxLength(300));
const of = { siteId: shape.siteId, articleId: shape.eventId };
/** Of a page, as stores know it. */
const address = v.pipe(v.string(), v.maxLength(8_000));
const place = v.object({
  type: v.picklist(['pages', 'posts']),
  below: v.nullable(address),
  category: v.nullable(v.pipe(v.string(), v.regex(/^\d{1,20}$/))),
});
const allowed = v.pipe(v.array(shape.words), v.maxLength(1_000));
const labels = v.pipe(v.array(v.pipe(v.string(), v.regex(/^\S+$/u), v.maxLength(100))), v.maxLength(20));
const words = v.object({ sources: short, reply: v.nullable(shape.words) });

/** Who may ask about articles, and in which shape. */
export function articleRules(allows: (sender: Sender) => boolean): Rules<ArticleCalls> {
  return {
    readArticles: { allows, read: () => null },
    saveArticle: { allows, read: reader(v.object({ article: articleShape })) },
    removeArticle: { allows, read: reader(v.object({ id: shape.eventId })) },
    checkArticle: { allows, read: reader(v.object({ ...of, heading: short, labels })) },
    publishArticle: {
      allows,
      read: reader(
        v.object({
          ...of,
          place,
          labels,
          state: v.picklist(['draft', 'in-review', 'published']),
          allowed,
          words,
        }),
      ),
    },
    insertArticle: {
      allows,
      read: reader(
        v.object({
          siteId: shape.siteId,
          pageKey: address,
          sectionId: short,
          articleId: shape.eventId,
          base: documentShape,
          note: shape.words,
          allowed,
          words,
        }),
      ),
    },
    sectionsOf: { allows, read: reader(v.object({ siteId: shape.siteId, pageKey: address })) },
    withdrawArticle: { allows, read: reader(v.object({ ...of, title: shape.words })) },
    stateArticle: { allows, read: reader(v.object({ ...of, state: v.picklist(ARTICLE_STATES) })) },
    openArticle: { allows, read: reader(v.object(of)) },
    settleArticle: { allows, read: reader(v.object({ ...of, by: v.picklist(['taking', 'writing-over']) })) },
    findDead: {
      allows,
      read: reader(v.object({ siteId: shape.siteId, addresses: v.pipe(v.array(shape.address), v.maxLength(200)) })),
    },
    readPicture: { allows, read: reader(v.object({ siteId: shape.siteId, address: shape.address })) },
    findPlaces: { allows, read: reader(v.object({ siteId: shape.siteId, words: short })) },
  };
}
