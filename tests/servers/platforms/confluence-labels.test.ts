import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createPageLabel } from '@/lib/app/page-label';
import type { PublicEvent } from '@/lib/domain/event';
import { newEventId } from '@/lib/domain/ids';
import type { PageRef } from '@/lib/domain/page';
import { askAs } from '../../confluence/ask-as';
import { never, problemOf, receiptOf, sinkOf } from './abilities';
import { startStage, type Stage } from './confluence-stage';
import { confluencePage, newTitle } from './confluence-wiki';
import { aJournal, anOpened, aParcel, PAGE_HTML } from './samples';

const ASK_LIMIT_MS = 20_000;

describe('labels on Confluence Cloud', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage();
  });
  beforeEach(() => stage.reset());
  afterAll(() => stage.stop());

  /** What the wiki itself says, past our own client. */
  async function labelsOf({ pageId, contentType }: PageRef): Promise<string[]> {
    const path = `/wiki/api/v2/${contentType}s/${pageId}/labels`;
    const reply = (await askAs(stage.wiki, stage.wiki.users.admin, 'GET', path)).json() as {
      results: { name: string }[];
    }; // the emulator's own shape
    return reply.results.map(({ name }) => name);
  }

  async function file(page: PageRef, event: PublicEvent, parent: string | null = null): Promise<string> {
    const sink = sinkOf(stage.platformOf(stage.wiki.users.member));
    const below = parent === null ? {} : { parent: { commentId: parent, place: 'inline' as const } };
    return receiptOf(await sink.file(aParcel(page, event, below), aJournal(), never)).commentId ?? '';
  }

  test.each(['a page', 'a blog post'])(
    '%s is labelled while a request is open, and not when it was closed',
    async (kind) => {
      const made = { space: 'DOC', title: newTitle(), html: PAGE_HTML };
      const page = confluencePage(
        stage.site,
        kind === 'a page' ? stage.wiki.createPage(made) : stage.wiki.createBlogPost(made),
      );
      const label = createPageLabel(
        async () => stage.platformOf(stage.wiki.users.member),
        async () => ({ staffIds: new Set() }),
        ASK_LIMIT_MS,
      );
      const [first, second] = [anOpened('First?'), anOpened('Second?')];
      const closed = (of: PublicEvent): PublicEvent => ({
        kind: 'status',
        id: newEventId(),
        of: of.id,
        status: 'closed',
        text: 'Found it.',
      });
      const standing: string[][] = [];
      const afterwards = async (event: PublicEvent) => {
        expect(await label(page, event)).toBe('done');
        standing.push(await labelsOf(page));
      };

      const firstId = await file(page, first);
      await afterwards(first);
      const secondId = await file(page, second);
      await afterwards(second);
      await file(page, closed(first), firstId);
      await afterwards(closed(first));
      await file(page, closed(second), secondId);
      await afterwards(closed(second));
      expect(standing).toEqual([['docket-open'], ['docket-open'], ['docket-open'], []]);
    },
  );

  test('somebody who may not edit the page is refused, and no label of others is touched', async () => {
    const page = stage.newPage();
    const { labels } = stage.platformOf(stage.wiki.users.commenter);
    const refused = await labels?.add(page, 'docket-open', never);
    expect(problemOf(refused ?? { ok: true, value: null })).toMatchObject({ kind: 'refused', why: 'not-allowed' });
    await stage.platformOf(stage.wiki.users.member).labels?.add(page, 'handbook', never);
    expect(await stage.platformOf(stage.wiki.users.member).labels?.remove(page, 'docket-open', never)).toMatchObject({
      ok: true,
    });
    expect(await labelsOf(page)).toEqual(['handbook']);
  });
});
