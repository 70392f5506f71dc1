import type { Access } from '@/lib/domain/access';
import type { AccessState } from './composer.svelte';
import { readersSentence } from './access-wording';
import { t } from './wording';

/** Whether something works for this person on this page, as a sentence. */
export interface HelpLine {
  works: boolean;
  text: string;
}

/** What this site allows this person; `null` while the wiki is asked, or where it does not answer. */
export function siteLines(state: AccessState): HelpLine[] | null {
  if (state.state !== 'known') return null;
  const { access } = state;
  return [askLine(access), pictureLine(access), richLine(access), mentionLine(access), readersLine(access)];
}

function askLine({ comment }: Access): HelpLine {
  switch (comment.can) {
    case 'yes':
      return { works: true, text: t('helpAsk') };
    case 'held-likely':
      return { works: true, text: t('helpAskHeld') };
    case 'as-visitor':
      return { works: true, text: comment.heldLikely ? t('helpAskVisitorHeld') : t('helpAskVisitor') };
    case 'no':
      return { works: false, text: comment.why === 'signed-out' ? t('helpAskSignIn') : t('helpAskNot') };
  }
}

function pictureLine({ picture }: Access): HelpLine {
  if (picture.can === 'next-best') return { works: false, text: t('helpPictureNot') };
  return { works: true, text: picture.seenBy === 'everyone' ? t('helpPicturePublic') : t('helpPicture') };
}

function richLine({ rich }: Access): HelpLine {
  return rich === 'all' ? { works: true, text: t('helpRich') } : { works: true, text: t('helpRichInline') };
}

function mentionLine({ mentions }: Access): HelpLine {
  return mentions ? { works: true, text: t('helpMention') } : { works: false, text: t('helpMentionNot') };
}

function readersLine(access: Access): HelpLine {
  return { works: true, text: readersSentence(access) };
}
