import type { Removal, UploadStep } from '@/lib/domain/delivery';
import type { Problem } from '@/lib/domain/problem';
import type { OutgoingView } from '@/lib/domain/views';
import { wordProblem, type WordedProblem } from './problem-wording';
import { formatSize, relativeTime, t } from './wording';

export type Tone = 'plain' | 'info' | 'good' | 'warn' | 'bad';

export interface WordedDelivery {
  /** One or two words, for a chip. */
  label: string;
  tone: Tone;
  /** Whole sentences: what happens now and what a person can do. */
  text: string;
  mend: WordedProblem['mend'] | null;
  /** It stopped; a person may start it again when something changed. */
  canRetry: boolean;
  /** It came to an end; a person may put it away. */
  canDismiss: boolean;
  /** Where people see it without Docket. */
  url: string | null;
}

/**
 * Says where an event of this person's is on its way to the wiki. Taking back is advised only where it can be done.
 */
export function wordDelivery(
  { delivery, takable }: Pick<OutgoingView, 'delivery' | 'takable'>,
  now: number,
): WordedDelivery {
  const none = { mend: null, canRetry: false, canDismiss: false, url: null };
  switch (delivery.state) {
    case 'queued':
      if (delivery.lastProblem === null) {
        return { ...none, label: t('deliveryQueuedLabel'), tone: 'info', text: t('deliveryQueued') };
      }
      return {
        ...none,
        ...wordWaiting(delivery.lastProblem.kind),
        text: [wordProblem(delivery.lastProblem, 'send').text, nextTry(delivery.nextTryAt, now)].join(' '),
        mend: wordProblem(delivery.lastProblem, 'send').mend,
      };
    case 'sending':
      return { ...none, label: t('deliverySendingLabel'), tone: 'info', text: wordSending(delivery.upload) };
    case 'filed':
      return delivery.receipt.held
        ? { ...none, label: t('deliveryHeldLabel'), tone: 'warn', text: t('deliveryHeld'), url: delivery.receipt.url }
        : {
            ...none,
            label: t('deliveryFiledLabel'),
            tone: 'good',
            text: t('deliveryFiled'),
            url: delivery.receipt.url,
          };
    case 'held': {
      const { text, mend } = wordProblem(delivery.problem, 'send', takable);
      const whole = [text, otherPersonsChoice(delivery.problem, takable)].filter((part) => part !== '').join(' ');
      return { ...none, label: t('deliveryStoppedLabel'), tone: 'bad', text: whole, mend, canRetry: true };
    }
    case 'removed':
      return {
        ...none,
        label: t('deliveryRemovedLabel'),
        tone: 'bad',
        text: [removalWords(delivery.how), t('deliveryRemovedNext')].join(' '),
        canDismiss: true,
      };
  }
}

/** What somebody can do about words that another person wrote, besides letting them sign in again. */
function otherPersonsChoice(problem: Problem, takable: boolean): string {
  if (problem.kind !== 'other-person') return '';
  return takable ? t('otherPersonTakeBack', problem.present) : t('otherPersonMayBeThere', problem.author);
}

function removalWords(how: Removal['removed']): string {
  switch (how) {
    case 'trash':
      return t('deliveryTrashed');
    case 'spam':
      return t('deliverySpam');
    case 'deleted':
      return t('deliveryDeleted');
  }
}

/** While a picture goes up, the words were not sent yet. */
function wordSending(upload: UploadStep | undefined): string {
  if (upload === undefined) return t('deliverySending');
  const { number, of, bytes } = upload;
  const size = formatSize(bytes);
  const what = of === 1 ? t('deliveryUploadingOne', size) : t('deliveryUploadingSome', number, of, size);
  return `${what} ${t('deliveryUploadingMeans')}`;
}

function wordWaiting(kind: string): Pick<WordedDelivery, 'label' | 'tone'> {
  return { label: kind === 'offline' ? t('deliveryOfflineLabel') : t('deliveryWaitingLabel'), tone: 'warn' };
}

function nextTry(at: number, now: number): string {
  return at > now ? t('deliveryNextTry', relativeTime(at, now)) : '';
}
