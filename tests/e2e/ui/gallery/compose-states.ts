import { flushSync } from 'svelte';
import { TEXT_LIMIT } from '@/lib/domain/draft';
import { newSecretId, type CaptureId } from '@/lib/domain/ids';
import { inJar } from '@/lib/domain/jar';
import { fail, ok } from '@/lib/domain/result';
import type { AskedOffer } from '@/lib/domain/views';
import { aDraft, anAccess, anAnchor, anEventId, aPage, aSite } from '../../../dom/ui/examples';
import { never } from '../../../dom/ui/fake-session';
import { markedPicture, withPicture } from './page-picture';
import { showDrawer } from './show-drawer';

const question = 'Does changing only the log level count as a soft change?';
const long =
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft und Rechtsschutzversicherungsgesellschaften';

const rich = `After **each** change, also _soft_ ones, \`agentd --reload\` says:
- nothing
- or [the old page](https://docs.example.org/old)`;
const second = newSecretId<CaptureId>();
const [fileId, secondFileId] = [newSecretId<CaptureId>(), newSecretId<CaptureId>()];

const offered = { page: aPage(), here: true, isSure: true, articles: [], askedBy: { id: '9', name: 'Ada' } } as const;
const offers: AskedOffer[] = [
  {
    ...offered,
    requestId: anEventId(1),
    text: 'Is changing the log level a soft change?',
    state: 'answered',
    people: 4,
    heading: 'On Linux',
    answer: 'No, a log level is read at once.',
    articles: ['https://docs.example.org/log-levels/'],
  },
  {
    ...offered,
    requestId: anEventId(2),
    text: `${long} und wann muss neu gestartet werden?`,
    state: 'open',
    people: 1,
    here: false,
    heading: long,
    answer: null,
    articles: [],
  },
];
const hits = [
  { title: 'Log levels', url: 'https://docs.example.org/log/', excerpt: 'The level is read at each line.' },
  { title: long, url: 'https://docs.example.org/long/', excerpt: '' },
];

/** The composer in every state. */
export const composeStates = {
  'compose-empty': showDrawer({ picture: { can: true, shortcut: null, problem: null } }),
  'compose-picture-lost': showDrawer({
    picture: { can: true, shortcut: null, problem: { kind: 'refused', why: 'storage-full' } },
  }),
  'compose-asking': showDrawer({}, { readAccess: never }),
  'compose-filled': showDrawer(
    { draft: aDraft({ text: question, pictures: [markedPicture] }), draftFound: true },
    withPicture,
  ),
  'compose-offers': showDrawer(
    { draft: aDraft({ text: question }) },
    {
      readOffers: async () => ok({ asked: offers }),
      searchWiki: async () => ok({ hits }),
    },
    async (drawer) => {
      await drawer.composer.readAccess();
      await drawer.offers.look(question, drawer.composer.draft.anchor);
      flushSync();
      for (const offer of document.querySelectorAll<HTMLDetailsElement>('[data-testid=offer]')) offer.open = true;
    },
  ),
  'compose-answered': showDrawer({ draft: aDraft({ text: question }) }, {}, (drawer) => drawer.offers.helped(null)),
  'compose-rich': showDrawer({ draft: aDraft({ text: rich }) }),
  'compose-rich-inline': showDrawer(
    { draft: aDraft({ text: rich }) },
    { readAccess: async () => ok(anAccess({ rich: 'inline', comment: { can: 'held-likely' } })) },
  ),
  'compose-attached': showDrawer(
    {
      draft: aDraft({
        text: question,
        pictures: [markedPicture, { ...markedPicture, capture: { ...markedPicture.capture, id: second } }],
        files: [
          { id: fileId, name: 'agent-2026-11-25.log.zip', bytes: 48_213 },
          { id: secondFileId, name: `${long.replaceAll(' ', '-')}.pdf`, bytes: 3_204_880 },
        ],
      }),
      picture: { can: true, shortcut: null, problem: null },
    },
    withPicture,
  ),
  'compose-copy': showDrawer(
    { draft: aDraft({ text: question, copyTo: [{ id: '1', name: 'Donata von Rechtsschutzversicherung' }] }) },
    {
      readAccess: async () => ok(anAccess({ mentions: true })),
      findPeople: async () =>
        ok({
          people: [
            { id: '2', name: 'Rea Reader' },
            { id: '3', name: 'Reinhold Ringelnatz' },
          ],
        }),
    },
    async (drawer) => {
      await drawer.composer.readAccess();
      drawer.composer.copyTo.words = 're';
    },
  ),
  'help-member': showDrawer(
    { picture: { can: true, shortcut: 'Alt+Shift+K', problem: null } },
    { readAccess: async () => ok(anAccess({ mentions: true })) },
    async (drawer) => {
      await drawer.composer.readAccess();
      drawer.toggleHelp();
    },
  ),
  'compose-private': showDrawer({ site: { ...aSite(), id: inJar(aSite().id, 'private') } }),
  'help-container': showDrawer(
    { site: { ...aSite(), id: inJar(aSite().id, 'firefox-container-2') } },
    { readAccess: async () => ok(anAccess()) },
    async (drawer) => {
      await drawer.composer.readAccess();
      drawer.toggleHelp();
    },
  ),
  'help-visitor': showDrawer(
    {},
    {
      readAccess: async () =>
        ok(
          anAccess({
            me: null,
            rich: 'inline',
            comment: { can: 'no', why: 'comments-closed' },
            picture: { can: 'next-best', why: 'may-not-upload' },
          }),
        ),
    },
    async (drawer) => {
      await drawer.composer.readAccess();
      drawer.toggleHelp();
    },
  ),
  'help-offline': showDrawer({}, { readAccess: async () => fail({ kind: 'offline' }) }, async (drawer) => {
    await drawer.composer.readAccess();
    drawer.toggleHelp();
  }),
  'compose-file-refused': showDrawer(
    { draft: aDraft({ text: question }) },
    { readAccess: async () => ok(anAccess({ fileTypes: ['pdf', 'zip'] })) },
    async (drawer) => {
      await drawer.composer.readAccess();
      await drawer.composer.attachments.add([new File(['x'], 'trace.exe')]);
    },
  ),
  'compose-first-comment': showDrawer(
    { draft: aDraft({ pictures: [markedPicture] }) },
    {
      ...withPicture,
      readAccess: async () =>
        ok(
          anAccess({
            comment: { can: 'held-likely' },
            picture: { can: 'next-best', why: 'may-not-upload' },
            readers: 'everyone',
          }),
        ),
    },
  ),
  'compose-public-picture': showDrawer(
    { draft: aDraft({ pictures: [markedPicture] }) },
    {
      ...withPicture,
      readAccess: async () => ok(anAccess({ picture: { can: 'yes', seenBy: 'everyone' }, readers: 'everyone' })),
    },
  ),
  'compose-signed-out': showDrawer(
    {},
    { readAccess: async () => ok(anAccess({ me: null, comment: { can: 'no', why: 'signed-out' } })) },
  ),
  'compose-closed': showDrawer(
    { draft: aDraft({ text: question }) },
    { readAccess: async () => ok(anAccess({ comment: { can: 'no', why: 'comments-closed' } })) },
  ),
  'compose-offline': showDrawer({}, { readAccess: async () => fail({ kind: 'offline' }) }),
  'compose-faulty': showDrawer({}, {}, (drawer) => drawer.send()),
  'compose-too-long': showDrawer({ draft: aDraft({ text: 'a '.repeat(TEXT_LIMIT / 2 + 400) + 'end' }) }),
  'compose-storage-full': showDrawer(
    { draft: aDraft({ text: question }) },
    { queueRequest: async () => fail({ kind: 'refused', why: 'storage-full' }) },
    (drawer) => drawer.send(),
  ),
  'compose-long-words': showDrawer({
    draft: aDraft({
      text: long,
      anchor: anAnchor({
        quote: { exact: `${long} ${long}`, prefix: '', suffix: '' },
        section: { path: [long], headingId: null, occurrence: 0, bodyHash: null },
      }),
    }),
  }),
  'compose-discarded': showDrawer({ draft: aDraft({ text: question }) }, {}, (drawer) => drawer.cancel()),
};
