import type { Deed, ReplyKind } from '@/lib/domain/deed';
import { t } from './wording';

/** What one click says, in a person's own words. */
export function wordSaid(deed: Deed): string {
  switch (deed) {
    case 'me-too':
      return t('meToo');
    case 'confirmed':
      return t('deedConfirmed');
    case 'helped':
      return t('deedHelped');
    case 'did-not-help':
      return t('deedDidNotHelp');
  }
}

/** What a button says that opens the field. */
export function replyButton(as: ReplyKind): string {
  switch (as) {
    case 'reply':
      return t('reply');
    case 'detail':
      return t('addDetails');
    case 'reopened':
      return t('reopen');
  }
}

/** What is to be written in it. */
export function replyLabel(as: ReplyKind): string {
  switch (as) {
    case 'reply':
      return t('replyLabel');
    case 'detail':
      return t('detailLabel');
    case 'reopened':
      return t('reopenLabel');
  }
}
