import { markIdOf } from '@/lib/domain/plain-comment';
import { fail, ok } from '@/lib/domain/result';
import type { Thread } from '@/lib/domain/thread';
import type { ThreadsView } from '@/lib/domain/views';
import type { Drawer } from '@/lib/ui/drawer.svelte';
import { anAnchor, anEventId, NOW } from '../../../dom/ui/examples';
import {
  aComment,
  aPlainComment,
  aState,
  aThread,
  anEntry,
  anOutgoing,
  answerer,
  deliveries,
  MINUTE,
} from '../../../dom/ui/example-threads';
import { never } from '../../../dom/ui/fake-session';
import { showDrawer } from './show-drawer';

const flagged = {
  sectionId: 's1',
  section: { path: ['Before you start'], occurrence: 0, bodyHash: null },
  state: 'raised' as const,
  why: '“Before you start” drew questions from 16 people in 30 days; a section of its length draws 1.2. That is 13 times its share, 95 % interval 5.1 to 31.',
  themes: [
    { words: 'How do I see whether a deployment is running?', people: 12 },
    { words: 'Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenversicherung?', people: 4 },
  ],
};

const before = anAnchor({
  quote: { exact: 'Make sure that no deployment is running', prefix: '', suffix: '' },
  position: { start: 20, end: 59 },
  section: { path: ['Before you start'], headingId: null, occurrence: 0, bodyHash: null },
});

const conversation: Thread[] = [
  aThread(1, 'How do I see whether a deployment is running?', {
    anchor: before,
    state: aState('answered'),
    meToo: [answerer],
    ratings: [{ by: answerer, helped: true, at: NOW }],
    articles: ['https://docs.example.org/is-it-running/'],
    entries: [
      anEntry('r1', 'Look at the board on the wall, or run `deploy status`.'),
      anEntry(
        'r2',
        'That was it, thank you.',
        {},
        { kind: 'status', status: 'answered', id: anEventId(90), of: anEventId(1), text: '' },
      ),
    ],
  }),
  aThread(2, 'Does changing only the log level count as a soft change?', {
    state: aState('replied'),
    entries: [
      ...[1, 2, 3, 4, 5, 6].map((number) => anEntry(`e${number}`, `Thought number ${number} about it.`)),
      anEntry('e7', 'It does. See the attached picture.', {
        pictures: [{ fileName: 'log-level.png', url: 'https://docs.example.org/log-level.png' }],
        altered: true,
      }),
    ],
  }),
  aThread(3, 'Is there a way to test this first?', { anchor: anAnchor({ quote: null, position: null }) }),
];

const board = anEntry('b1', 'Look at the board on the wall, or run `deploy status`.');
const helped = [{ by: answerer, helped: true, at: NOW }];
const ofAnother = {
  opened: { ...board, comment: aComment({ author: { id: '8', name: 'Ada' } }), text: 'Which vault?' },
};

const answer = (part: Partial<ThreadsView>) => ({
  readThreads: async () =>
    ok({ threads: [], plain: [], outgoing: [], readAt: NOW - 5 * MINUTE, problem: null, ...part }),
});
const reply = { requestId: anEventId(2), text: 'Thanks, I will look.' };
const commentMark = (number: number) => markIdOf(String(number)) ?? anEventId(number);
const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft ';
const openReply = (drawer: Drawer) => drawer.threads.replyTo(anEventId(2)).start();

/** The requests of a page in every state. */
export const threadStates = {
  'threads-some': showDrawer(
    { view: 'threads', focus: { requestId: anEventId(2), anchor: null } },
    answer({ threads: conversation }),
    openReply,
  ),
  'threads-flagged': showDrawer(
    { view: 'threads', focus: { requestId: null, anchor: before } },
    { ...answer({ threads: conversation }), readFlags: async () => ok({ flags: [flagged], mayFlag: true }) },
  ),
  'threads-flagging': showDrawer(
    { view: 'threads', focus: { requestId: null, anchor: before } },
    { ...answer({ threads: conversation }), readFlags: async () => ok({ flags: [], mayFlag: true }) },
    async ({ flags }) => {
      await flags.read();
      flags.flagging = true;
      await flags.flag(); // without a reason
    },
  ),
  'threads-own': showDrawer(
    { view: 'threads' },
    answer({
      threads: conversation.slice(1, 2),
      outgoing: [
        anOutgoing(50, deliveries.refused),
        anOutgoing(51, deliveries.approval),
        anOutgoing(52, deliveries.signedOut, reply),
        anOutgoing(53, deliveries.sending, reply),
      ],
    }),
  ),
  'threads-replies-held': showDrawer(
    { view: 'threads' },
    answer({
      threads: conversation.slice(2),
      outgoing: [
        anOutgoing(55, deliveries.refused, { ...reply, requestId: anEventId(3) }),
        anOutgoing(56, deliveries.trashed, { ...reply, requestId: anEventId(3) }),
        anOutgoing(57, deliveries.refused, { ...reply, requestId: anEventId(98) }),
      ],
    }),
  ),
  'threads-plain': showDrawer(
    { view: 'threads' },
    answer({
      threads: conversation.slice(2),
      plain: [
        aPlainComment(1, 'The port in the second example is wrong, it must be 8443.', { quote: 'port 8080' }),
        aPlainComment(2, `${long.repeat(2)}\n\nAnd a second paragraph.`),
        aPlainComment(3, 'Thank you, this saved my day.'),
        ...Array.from({ length: 40 }, (_, number) => aPlainComment(number + 4, `Remark ${number + 1}`)),
      ],
      outgoing: [anOutgoing(58, deliveries.signedOut, { text: '', requestId: anEventId(58), takesUp: '3' })],
    }),
  ),
  'threads-plain-inline': showDrawer(
    { view: 'threads' },
    answer({
      threads: conversation.slice(2),
      plain: [
        aPlainComment(1, 'Is a reload not enough?', {
          quote: 'The daemon must be restarted after each change, including soft ones.',
          resolvable: true,
          answers: [
            { id: '71', author: 'Ada', text: 'A reload keeps the old key in memory.', at: NOW - 4 * MINUTE, url: '' },
            { id: '72', author: 'Oskar', text: long, at: NOW - MINUTE, url: 'https://docs.test/?p=7#comment-72' },
          ],
        }),
        aPlainComment(2, 'Which port is it now?', { quote: 'port 8080', gone: true }),
        aPlainComment(3, 'You write “Keys are rotated once a quarter”: since when?'),
      ],
      outgoing: [anOutgoing(60, deliveries.signedOut, { text: 'Since May.', requestId: commentMark(3) })],
    }),
    async (drawer) => {
      await drawer.composer.readAccess();
      const seen = { outcome: 'same', words: null, heading: 'On Linux' } as const;
      drawer.hearOverlay({ type: 'places', places: [1, 3].map((number) => ({ id: commentMark(number), ...seen })) });
      await drawer.plain.resolve(aPlainComment(9, 'Done long ago.', { resolvable: true }));
    },
  ),
  'threads-places': showDrawer(
    { view: 'threads' },
    answer({
      threads: [1, 2, 3].map((number) => aThread(number, `Is this still so, number ${number}?`, { anchor: before })),
      outgoing: [
        anOutgoing(59, deliveries.signedOut, { text: '', requestId: anEventId(3), movesTo: 'Keys are rotated.' }),
      ],
    }),
    async (drawer) => {
      await drawer.composer.readAccess();
      const heading = 'Before you start';
      drawer.hearOverlay({
        type: 'places',
        places: [
          { id: anEventId(1), outcome: 'edited', words: 'Make quite sure that no deployment runs', heading },
          { id: anEventId(2), outcome: 'unsure', words: 'See to it that nothing is being deployed', heading },
          { id: anEventId(3), outcome: 'gone', words: null, heading },
        ],
      });
      drawer.hearOverlay({ type: 'anchor', requestId: anEventId(3), anchor: null });
    },
  ),
  'threads-deeds': showDrawer(
    { view: 'threads' },
    answer({
      threads: [
        aThread(1, 'How do I see whether a deployment is running?', { state: aState('replied'), entries: [board] }),
        aThread(2, 'Is there a way to test this first?', {
          state: aState('closed'),
          entries: [board],
          ratings: helped,
        }),
        aThread(3, 'Which vault do you mean?', { ...ofAnother, meToo: [answerer] }),
        aThread(4, `${long}?`, { ...ofAnother, state: aState('replied'), entries: [board] }),
      ],
      outgoing: [
        anOutgoing(61, deliveries.queued, { text: '', requestId: anEventId(3), deed: 'me-too' }),
        anOutgoing(62, deliveries.refused, { text: '', requestId: anEventId(4), deed: 'did-not-help' }),
      ],
    }),
    async (drawer) => {
      await drawer.composer.readAccess();
      drawer.threads.replyTo(anEventId(2)).start('reopened');
    },
  ),
  'threads-plain-only': showDrawer({ view: 'threads' }, answer({ plain: [aPlainComment(1, 'Is this still true?')] })),
  'threads-empty': showDrawer({ view: 'threads' }, answer({})),
  'threads-loading': showDrawer({ view: 'threads' }, { readThreads: never }),
  'threads-failed': showDrawer({ view: 'threads' }, { readThreads: async () => fail({ kind: 'no-answer' }) }),
  'threads-offline': showDrawer(
    { view: 'threads' },
    answer({ threads: conversation.slice(0, 1), problem: { kind: 'offline' } }),
  ),
  'threads-unread': showDrawer(
    { view: 'threads' },
    answer({
      threads: [aThread(3, 'Is there a way to test this first?')],
      unread: [anEventId(3)],
      problem: { kind: 'busy', waitMs: MINUTE },
    }),
  ),
  'threads-signed-out': showDrawer({ view: 'threads' }, answer({ readAt: null, problem: { kind: 'signed-out' } })),
  'threads-token-ended': showDrawer({ view: 'threads' }, answer({ problem: { kind: 'signed-out', token: true } })),
  'threads-thousand': showDrawer(
    { view: 'threads' },
    answer({
      threads: Array.from({ length: 1000 }, (_, number) => aThread(number + 1, `Question number ${number + 1}?`)),
    }),
  ),
  'threads-long': showDrawer(
    { view: 'threads' },
    answer({
      threads: [
        aThread(1, long.repeat(30), {
          anchor: anAnchor({ section: { path: [long.trim()], headingId: null, occurrence: 0, bodyHash: null } }),
          entries: [anEntry('r1', long.repeat(20))],
        }),
      ],
    }),
  ),
};
