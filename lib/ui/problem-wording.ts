import { MOST_PICTURES } from '@/lib/domain/draft';
import { nextStep, type Problem, type RefusalCause } from '@/lib/domain/problem';
import { t } from './wording';

/** What a person was about when something went wrong: it decides what is safe and what follows by itself. */
export type Doing = 'open' | 'send' | 'read' | 'picture' | 'keep' | 'settings';

export type MendAction = 'retry' | 'sign-in' | 'take-back' | 'dismiss' | 'page' | 'options';

export interface WordedProblem {
  /** What happened, what is safe, what next: whole sentences. */
  text: string;
  mend: { label: string; action: MendAction };
}

interface Words {
  what: string;
  /** Where it differs from what is safe otherwise. */
  safe?: string;
  next: string;
  mend: { label: string; action: MendAction };
}

const DETAIL_LIMIT = 200;

/**
 * Says for a problem what happened, what is safe and what to do next, and names the button that mends it.
 * @param takable - False for a delivery that cannot be taken back (what may have arrived): it is not advised.
 */
export function wordProblem(problem: Problem, doing: Doing, takable = true): WordedProblem {
  const words = wordsOf(problem, doing);
  const {
    what,
    safe = safeWords(problem, doing),
    next,
    mend,
  } = takable || words.mend.action !== 'take-back' ? words : notTakable(words);
  const said = 'detail' in problem && problem.detail ? t('problemSiteSays', shorten(problem.detail)) : '';
  return { text: [what, said, safe, next].filter((sentence) => sentence !== '').join(' '), mend };
}

function wordsOf(problem: Problem, doing: Doing): Words {
  switch (problem.kind) {
    case 'busy':
      return { what: t('problemBusy'), next: nextWords(problem, doing), mend: retry(t('mendTryNow')) };
    case 'offline':
      return { what: t('problemOffline'), next: nextWords(problem, doing), mend: retry(t('mendTryNow')) };
    case 'no-answer':
      return {
        what: doing === 'send' ? t('problemNoAnswerSend') : t('problemNoAnswer'),
        next: nextWords(problem, doing),
        mend: retry(doing === 'send' ? t('mendLookNow') : t('mendTryAgain')),
      };
    case 'server-fault':
      return { what: t('problemServerFault'), next: nextWords(problem, doing), mend: retry(t('mendTryNow')) };
    case 'signed-out':
      return problem.token === true
        ? { what: t('problemTokenEnded'), next: t('problemTokenEndedNext'), mend: options() }
        : { what: t('problemSignedOut'), next: t('problemSignedOutNext'), mend: signIn() };
    case 'other-person':
      return {
        what: t('problemOtherPerson', problem.author, problem.present),
        safe: t('safeWordsOfOther'),
        next: t('problemOtherPersonNext', problem.author),
        mend: signIn(),
      };
    case 'unreadable-reply':
      return { what: t('problemUnreadable'), next: t('problemUnreadableNext'), mend: retry(t('mendTryAgain')) };
    case 'refused':
      return refusalWords(problem.why, doing);
  }
}

function notTakable({ what }: Words): Words {
  return { what, next: t('problemNotTakableNext'), mend: retry(t('mendTryAgain')) };
}

/** What follows by itself when a delivery waits; elsewhere the person starts it again. */
function nextWords(problem: Problem, doing: Doing): string {
  const goesOn = doing === 'send' && nextStep(problem, 1) !== 'hold';
  return goesOn ? t('problemGoesOnItself') : t('problemTryAgainNext');
}

function safeWords(problem: Problem, doing: Doing): string {
  switch (doing) {
    case 'open':
    case 'picture':
      return problem.kind === 'refused' && problem.why === 'storage-full' ? t('safeWhileOpen') : t('safeWordsKept');
    case 'send':
      return t('safeWordsKept');
    case 'keep':
      return t('safeWhileOpen');
    case 'read':
      return t('safeNothingLost');
    case 'settings':
      return t('safeNothingChanged');
  }
}

function refusalWords(why: RefusalCause, doing: Doing): Words {
  switch (why) {
    case 'comments-closed':
      return { what: t('refusedCommentsClosed'), next: t('refusedCommentsClosedNext'), mend: takeBack() };
    case 'page-gone':
      return { what: t('refusedPageGone'), next: t('refusedPageGoneNext'), mend: openPage() };
    case 'section-elsewhere':
      return { what: t('refusedElsewhere'), next: t('refusedElsewhereNext'), mend: retry(t('mendTryAgain')) };
    case 'review-first':
      return { what: t('refusedReviewFirst'), next: t('refusedReviewFirstNext'), mend: retry(t('mendTryAgain')) };
    case 'not-public':
      return { what: t('refusedNotPublic'), next: t('refusedNotPublicNext'), mend: retry(t('mendTryAgain')) };
    case 'title-taken':
      return { what: t('refusedTitleTaken'), next: t('refusedTitleTakenNext'), mend: retry(t('mendTryAgain')) };
    case 'page-changed':
      return { what: t('refusedPageChanged'), next: t('refusedPageChangedNext'), mend: retry(t('mendTryAgain')) };
    case 'not-allowed':
      return { what: t('refusedNotAllowed'), next: t('refusedNotAllowedNext'), mend: retry(t('mendTryAgain')) };
    case 'sign-in-needed-to-comment':
      return { what: t('refusedSignInNeeded'), next: t('refusedSignInNeededNext'), mend: signIn() };
    case 'too-large':
      return { what: t('refusedTooLarge'), next: t('refusedTooLargeNext'), mend: takeBack() };
    case 'duplicate-words':
      return { what: t('refusedDuplicate'), next: t('refusedDuplicateNext'), mend: takeBack() };
    case 'form-by-hand':
      return { what: t('refusedFormByHand'), next: t('refusedFormByHandNext'), mend: takeBack() };
    case 'form-asks-more':
      return { what: t('refusedFormAsksMore'), next: t('refusedFormAsksMoreNext'), mend: takeBack() };
    case 'form-refused':
      return { what: t('refusedForm'), next: t('refusedFormNext'), mend: takeBack() };
    case 'signed-in-meanwhile':
      return { what: t('refusedSignedInMeanwhile'), next: t('refusedSignedInMeanwhileNext'), mend: takeBack() };
    case 'bad-words':
      return { what: t('refusedBadWords'), next: t('refusedBadWordsNext'), mend: takeBack() };
    case 'unknown-site':
      return { what: t('refusedUnknownSite'), next: t('refusedUnknownSiteNext'), mend: options() };
    case 'incomplete':
      return { what: t('refusedIncomplete'), next: t('refusedIncompleteNext'), mend: takeBack() };
    case 'no-picture-permission':
      return { what: t('refusedNoPicture'), next: t('refusedNoPictureNext'), mend: retry(t('mendTryAgain')) };
    case 'no-picture':
      return { what: t('refusedNoPictureNow'), next: t('refusedNoPictureNowNext'), mend: retry(t('mendTryAgain')) };
    case 'too-many-pictures':
      return {
        what: t('refusedTooManyPictures', MOST_PICTURES),
        next: t('refusedTooManyPicturesNext'),
        mend: retry(t('mendTryAgain')),
      };
    case 'storage-full':
      if (doing === 'picture') {
        return { what: t('pictureNoRoom'), next: t('pictureNoRoomNext'), mend: retry(t('mendTryAgain')) };
      }
      return { what: t('refusedStorageFull'), next: t('refusedStorageFullNext'), mend: retry(t('mendTryAgain')) };
    case 'read-only':
      return { what: t('refusedReadOnly'), next: t('refusedReadOnlyNext'), mend: retry(t('mendTryAgain')) };
    case 'needs-tab':
      return { what: t('refusedNeedsTab'), next: t('refusedNeedsTabNext'), mend: openPage() };
    case 'unsupported-site':
      return { what: t('refusedUnsupported'), next: t('refusedUnsupportedNext'), mend: openPage() };
  }
}

const retry = (label: string) => ({ label, action: 'retry' as const });
const signIn = () => ({ label: t('mendSignIn'), action: 'sign-in' as const });
const takeBack = () => ({ label: t('mendTakeBack'), action: 'take-back' as const });
const openPage = () => ({ label: t('mendOpenPage'), action: 'page' as const });
const options = () => ({ label: t('mendOptions'), action: 'options' as const });

/** The site's own sentence, on one line; a page of HTML that answered by mistake shall not fill the drawer. */
function shorten(detail: string): string {
  const line = detail.replace(/\s+/gu, ' ').trim();
  return line.length > DETAIL_LIMIT ? `${line.slice(0, DETAIL_LIMIT)}…` : line;
}
