import { t } from './wording';

/** Why there is nothing to ask about on a page, by the recogniser's codes; an unknown code gets a general sentence. */
const REASONS: Record<string, string> = {
  'front-page': 'noPageFront',
  archive: 'noPageArchive',
  'search-results': 'noPageSearch',
  'page-not-found': 'noPageNotFound',
  editor: 'noPageEditor',
  dashboard: 'noPageDashboard',
  'sign-in': 'noPageSignIn',
  attachment: 'noPageAttachment',
  jira: 'noPageJira',
  'confluence-no-page': 'noPageConfluence',
  'confluence-export': 'noPageExport',
  'wordpress-no-page': 'noPageWordPress',
  'no-content': 'noPageContent',
  'not-a-wiki': 'noPageOther',
};

/** A sentence for one of the recogniser's codes. */
export function wordNoPage(why: string): string {
  return t(REASONS[why] ?? 'noPageOther');
}
