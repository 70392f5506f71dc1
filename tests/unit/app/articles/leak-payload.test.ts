import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writeStorage } from '@/lib/domain/document/write-storage';
import { writeWordpress } from '@/lib/domain/document/write-wordpress';
import { markedArticle } from '../../domain/article/marked-article.ts';
import { article, ASK, aWorld, SITE } from './world';

test('of 500 articles no internal word is in what a wiki is given, whatever their author allows', async () => {
  await fc.assert(
    fc.asyncProperty(markedArticle, async ({ document, internal }) => {
      const world = aWorld({ kept: { ...article, document: [...document, ...article.document] } });
      const found = await world.publishing().check(article.id, SITE, ASK.words.sources, []);
      const allowed = found.ok ? found.value.map((leak) => leak.found) : [];
      expect((await world.publishing().publish({ ...ASK, allowed })).ok).toBe(true);
      const given = world.pages.get(article.id);
      if (given === undefined) throw new Error('nothing was given');
      const { document: sent, ...rest } = given;
      const payload = [JSON.stringify(rest), JSON.stringify(sent), writeStorage(sent), writeWordpress(sent)].join();
      expect(internal.filter((word) => payload.includes(word))).toEqual([]);
      expect(payload).toContain('takes effect at once');
      expect(JSON.stringify(world.states)).not.toMatch(new RegExp(internal.join('|') || '(?!)'));
    }),
    { numRuns: 500, seed: 7 },
  );
});
