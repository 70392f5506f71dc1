import type { Delivery } from '@/lib/domain/delivery';
import type { MyRequest } from '@/lib/domain/views';
import { ok } from '@/lib/domain/result';
import type { Session } from '@/lib/ui/session';
import { aDraft, anEventId, aPage } from '../../../dom/ui/examples';
import { aRequest, deliveries } from '../../../dom/ui/example-threads';
import { never } from '../../../dom/ui/fake-session';
import { showDrawer } from './show-drawer';

const draft = aDraft({ text: 'Does changing only the log level count as a soft change?' });

const sent = (delivery: Delivery, part: Partial<MyRequest> = {}) => {
  const background: Partial<Session> = {
    queueRequest: async () => ok({ eventId: anEventId(1) }),
    readMyRequests: async () => ok({ requests: [aRequest(1, delivery, part)] }),
  };
  return showDrawer({ draft }, background, (drawer) => drawer.send());
};

const elsewhere = { ...aPage(), pageId: '43', title: 'Reading the audit log' };
const all = [
  aRequest(0, deliveries.sending),
  aRequest(1, deliveries.filed, { state: 'replied', newAnswers: 2, page: elsewhere, siteName: 'Team wiki' }),
  aRequest(2, deliveries.approval),
  aRequest(3, deliveries.refused),
  aRequest(9, deliveries.filed, { state: 'answered' }),
];
const mine = (replies: Partial<Session>) => showDrawer({ view: 'mine' }, replies);

/** What was just sent, and all that was ever sent, in every state. */
export const sentStates = {
  'sent-queued': sent(deliveries.queued),
  'sent-sending': sent(deliveries.sending),
  'sent-uploading': sent(deliveries.uploading),
  'sent-filed': sent(deliveries.filed),
  'sent-approval': sent(deliveries.approval),
  'sent-offline': sent(deliveries.offline),
  'sent-unknown': sent(deliveries.unknown),
  'sent-signed-out': sent(deliveries.signedOut),
  'sent-refused': sent(deliveries.refused),
  'sent-other-person': sent(deliveries.otherPerson),
  'sent-other-person-unknown': sent(deliveries.otherPerson, { takable: false }),
  'sent-not-accepted': sent(deliveries.trashed),
  'sent-spam': sent({ ...deliveries.trashed, how: 'spam' }),
  'sent-deleted': sent({ ...deliveries.trashed, how: 'deleted' }),
  'mine-some': mine({ readMyRequests: async () => ok({ requests: all }) }),
  'mine-needs-you': mine({
    readMyRequests: async () =>
      ok({
        requests: [
          aRequest(1, deliveries.trashed),
          aRequest(2, deliveries.otherPerson),
          aRequest(3, deliveries.trashed, { page: elsewhere, siteName: 'Team wiki' }),
        ],
      }),
  }),
  'mine-dismissed': showDrawer(
    { view: 'mine' },
    { readMyRequests: async () => ok({ requests: all.slice(0, 2) }) },
    (drawer) => drawer.mend(anEventId(4), 'dismiss'),
  ),
  'mine-empty': mine({}),
  'mine-loading': mine({ readMyRequests: never }),
  'mine-thousand': mine({
    readMyRequests: async () =>
      ok({
        requests: Array.from({ length: 1000 }, (_, number) => aRequest(number, deliveries.filed, { state: 'open' })),
      }),
  }),
};
