import '@/components/base.css';
import { articleStates } from './article-states';
import { publishedStates } from './published-states';
import { composeStates } from './compose-states';
import { deskStates } from './desk-states';
import { editorStates } from './editor-states';
import { flagStates } from './flag-states';
import { readLanguage, speak } from './language';
import { openingStates } from './opening-states';
import { optionsStates } from './options-states';
import { readWidth, showOverview } from './overview';
import { popupStates } from './popup-states';
import { sentStates } from './sent-states';
import { threadStates } from './thread-states';
import { visitorStates } from './visitor-states';
import { wordingStates } from './wording-states';
import { welcomeStates } from './welcome-states';

/** Every state that is photographed: by name, what shows it. */
const states: Record<string, (target: HTMLElement) => Promise<void>> = {
  ...openingStates,
  ...composeStates,
  ...editorStates,
  ...sentStates,
  ...threadStates,
  ...visitorStates,
  ...popupStates,
  ...optionsStates,
  ...welcomeStates,
  ...deskStates,
  ...articleStates,
  ...publishedStates,
  ...flagStates,
  ...wordingStates,
};

const query = new URLSearchParams(location.search);
const asked = query.get('state');
const language = readLanguage(query.get('lang'));
speak(language);
const direction = query.get('dir');
if (direction !== null) document.documentElement.dir = direction;
const show = asked === null ? undefined : states[asked];
if (show === undefined) {
  showOverview(Object.keys(states), document.body, { language, width: readWidth(query.get('width')) });
} else {
  await show(document.body);
}
document.documentElement.dataset['shown'] = asked ?? 'list';
