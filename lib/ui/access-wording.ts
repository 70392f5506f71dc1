import type { Access } from '@/lib/domain/access';
import type { AccessState } from './composer.svelte';
import { wordProblem } from './problem-wording';
import { t } from './wording';

export type NoteAction = 'sign-in' | 'ask-again' | 'page' | 'mail' | 'options' | 'own-form';

export interface AccessNote {
  tone: 'info' | 'warn' | 'bad';
  text: string;
  actions: { label: string; action: NoteAction }[];
}

const again = () => ({ label: t('accessAskAgain'), action: 'ask-again' as const });
const signIn = () => ({ label: t('mendSignIn'), action: 'sign-in' as const });
const asMail = () => ({ label: t('accessAsMail'), action: 'mail' as const });
const ownForm = () => ({ label: t('visitorOwnForm'), action: 'own-form' as const });
const options = () => ({ label: t('mendOptions'), action: 'options' as const });
const openPage = () => ({ label: t('mendOpenPage'), action: 'page' as const });

/** What will not work here for this person, with the next best way: said before a word is typed. */
export function accessNotes(state: AccessState, hasPicture: boolean): AccessNote[] {
  if (state.state === 'asking') return [];
  if (state.state === 'unknown') {
    const { mend } = wordProblem(state.problem, 'read');
    const actions = [mend.action === 'sign-in' ? signIn() : again()];
    return [{ tone: 'warn', text: unknownWords(state.problem.kind), actions }];
  }
  const { access } = state;
  const notes = commentNotes(access);
  if (hasPicture && access.picture.can === 'yes' && access.picture.seenBy === 'everyone') {
    notes.push({ tone: 'info', text: t('accessPicturePublic'), actions: [] });
  }
  return notes;
}

function unknownWords(kind: string): string {
  return kind === 'offline' ? t('accessOffline') : t('accessUnknown');
}

function commentNotes({ comment }: Access): AccessNote[] {
  if (comment.can === 'yes') return [];
  if (comment.can === 'as-visitor') {
    return comment.heldLikely ? [{ tone: 'info', text: t('accessVisitorHeld'), actions: [] }] : [];
  }
  return comment.can === 'no' ? [closedNote(comment)] : [{ tone: 'info', text: t('accessHeldLikely'), actions: [] }];
}

function closedNote({ why, token }: Extract<Access['comment'], { can: 'no' }>): AccessNote {
  switch (why) {
    case 'signed-out':
      return token === true
        ? { tone: 'warn', text: t('accessTokenEnded'), actions: [options()] }
        : { tone: 'warn', text: t('accessSignedOut'), actions: [signIn()] };
    case 'sign-in-needed-to-comment':
      return { tone: 'warn', text: t('accessSignInNeeded'), actions: [signIn(), asMail()] };
    case 'form-by-hand':
      return { tone: 'warn', text: t('accessFormByHand'), actions: [ownForm(), signIn(), asMail()] };
    case 'comments-closed':
      return { tone: 'warn', text: t('accessClosed'), actions: [asMail(), again()] };
    case 'not-allowed':
      return { tone: 'warn', text: t('accessNotAllowed'), actions: [asMail(), again()] };
    case 'read-only':
      return { tone: 'warn', text: t('accessReadOnly'), actions: [asMail(), again()] };
    case 'page-gone':
      return { tone: 'bad', text: t('accessPageGone'), actions: [asMail(), again()] };
    case 'unsupported-site':
      return { tone: 'bad', text: t('accessUnsupported'), actions: [openPage(), asMail()] };
    case 'unknown-site':
      return { tone: 'bad', text: t('accessUnknownSite'), actions: [options()] };
    default:
      return { tone: 'warn', text: t('accessClosedOtherwise'), actions: [asMail(), again()] };
  }
}

/** Who will be able to read the question, and the picture with it. */
export function readersSentence(access: Access): string {
  const readers = access.readers === 'everyone' ? t('readersEveryone') : t('readersOfPage');
  return access.me === null ? readers : `${readers} ${t('askedAs', access.me.name)}`;
}
