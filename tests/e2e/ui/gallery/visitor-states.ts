import type { Access } from '@/lib/domain/access';
import { ok } from '@/lib/domain/result';
import type { VisitorCard, VisitorForm } from '@/lib/domain/visitor';
import type { Session } from '@/lib/ui/session';
import { aDraft, anAccess, aVisitorForm, NOW } from '../../../dom/ui/examples';
import { aThread } from '../../../dom/ui/example-threads';
import { markedPicture, withPicture } from './page-picture';
import { showDrawer } from './show-drawer';

const text = 'Does changing only the log level count as a soft change?';
const ann: VisitorCard = { name: 'Ann Reyes', mail: 'ann.reyes@example.org', answers: {} };

/** What plugins add to a form, in the site's own words. */
const questions: VisitorForm['questions'] = [
  { name: 'order', label: 'Order number', required: true, kind: 'line' },
  {
    name: 'plan',
    label: 'Your plan',
    required: true,
    kind: 'choice',
    choices: [
      { value: 's', label: 'Small' },
      { value: 'l', label: 'Large' },
    ],
  },
  {
    name: 'wp-comment-cookies-consent',
    label: 'Save my name, email, and website in this browser for the next time I comment.',
    required: false,
    kind: 'check',
    value: 'yes',
  },
  { name: 'privacy', label: 'I have read the privacy policy', required: true, kind: 'check', value: '1' },
];

function visitor(form: Partial<VisitorForm>, card: VisitorCard | null): Partial<Session> {
  const comment: Access['comment'] = { can: 'as-visitor', form: aVisitorForm(form), heldLikely: true };
  const picture: Access['picture'] = { can: 'next-best', why: 'may-not-upload' };
  return {
    readAccess: async () => ok(anAccess({ me: null, comment, picture, readers: 'everyone' })),
    readVisitor: async () => ok({ card }),
  };
}
const byHand: Partial<Session> = {
  readAccess: async () => ok(anAccess({ me: null, comment: { can: 'no', why: 'form-by-hand' } })),
};

/** The composer and a reply of somebody without an account. */
export const visitorStates = {
  'visitor-new': showDrawer({ draft: aDraft({ text }) }, visitor({}, null)),
  'visitor-known': showDrawer({ draft: aDraft({ text }) }, visitor({}, ann)),
  'visitor-questions': showDrawer({ draft: aDraft({ text }) }, visitor({ questions }, null), (drawer) => drawer.send()),
  'visitor-optional': showDrawer({ draft: aDraft({ text }) }, visitor({ name: 'optional', mail: 'optional' }, null)),
  'visitor-picture': showDrawer(
    { draft: aDraft({ text, pictures: [markedPicture] }) },
    { ...withPicture, ...visitor({}, ann) },
  ),
  'visitor-by-hand': showDrawer({ draft: aDraft({ text }) }, byHand),
  'visitor-written': showDrawer({ draft: aDraft({ text }) }, byHand, (drawer) => drawer.notes.follow('own-form')),
  'visitor-reply': showDrawer(
    { view: 'threads' },
    {
      ...visitor({}, null),
      readThreads: async () =>
        ok({ threads: [aThread(1, text)], plain: [], outgoing: [], readAt: NOW - 60_000, problem: null }),
    },
    (drawer) => {
      const [first] = drawer.threads.list.state === 'shown' ? drawer.threads.list.view.threads : [];
      if (first !== undefined) drawer.threads.replyTo(first.id).start();
    },
  ),
};
