import { beforeEach, expect, test } from 'vitest';
import { fail, ok } from '@/lib/domain/result';
import type { AskedOffer } from '@/lib/domain/views';
import { speakEnglish } from './english';
import { aDraft, anAccess, anEventId, aPage, aVisitorForm } from './examples';
import { openDrawer as open } from './open-drawer';

beforeEach(speakEnglish);

const offer: AskedOffer = {
  requestId: anEventId(1),
  page: aPage(),
  here: true,
  isSure: true,
  text: 'Is changing the log level a soft change?',
  state: 'answered',
  people: 2,
  askedBy: { id: '9', name: 'Ada' },
  heading: 'On Linux',
  answer: 'No.',
  articles: [],
};

/** A drawer with a question half written, and how often an answer was counted. */
function writing(replies: Parameters<typeof open>[1] = {}) {
  let counted = 0;
  const noteAnswered = async () => {
    counted += 1;
    return ok(null);
  };
  const { drawer } = open({ draft: aDraft({ text: 'Is it?' }) }, { noteAnswered, ...replies });
  return { drawer, counted: () => counted };
}

test('who found the answer is counted once it is kept, and the words are put away', async () => {
  const { drawer, counted } = writing();
  await drawer.begin();
  await drawer.offers.helped(offer);
  expect([counted(), drawer.offers.answered, drawer.composer.stage.stage]).toEqual([1, true, 'discarded']);
});

test('what could not be kept is not counted, and the words stay', async () => {
  const { drawer, counted } = writing({ queueDeed: async () => fail({ kind: 'refused', why: 'storage-full' }) });
  await drawer.begin();
  await drawer.offers.helped(offer);
  expect([counted(), drawer.composer.text, drawer.view]).toEqual([0, 'Is it?', 'threads']);
});

test('a visitor without a name is asked for it first, and their words stay', async () => {
  const comment = { can: 'as-visitor', form: aVisitorForm(), heldLikely: true } as const;
  const { drawer, counted } = writing({ readAccess: async () => ok(anAccess({ me: null, comment })) });
  await drawer.begin();
  await drawer.offers.join(offer);
  expect([drawer.deeds.waitingFor(offer.requestId), drawer.composer.text]).toEqual(['me-too', 'Is it?']);
  await drawer.offers.helped(offer);
  expect([counted(), drawer.composer.text]).toEqual([0, 'Is it?']);
});

test('joining carries the typed words below the request, where they wait to be sent', async () => {
  const { drawer } = writing();
  await drawer.begin();
  await drawer.offers.join(offer);
  const box = drawer.threads.replyTo(offer.requestId);
  expect([box.open, box.text, drawer.composer.text, drawer.view]).toEqual([true, 'Is it?', '', 'threads']);
});

test('the same words typed again after the field was emptied are searched for again', async () => {
  let asked = 0;
  const hits = [{ title: 'Log levels', url: 'https://docs.example.org/log/', excerpt: '' }];
  const { drawer } = writing({
    searchWiki: async () => {
      asked += 1;
      return ok({ hits });
    },
  });
  const { anchor } = drawer.composer.draft;
  await drawer.offers.look('log level', anchor);
  drawer.offers.note('', anchor);
  expect(drawer.offers.hits).toEqual([]);
  await drawer.offers.look('log level', anchor);
  expect([asked, drawer.offers.hits]).toEqual([2, hits]);
});
