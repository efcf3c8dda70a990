import { render } from 'preact';
import { openBrowserAuth } from '../clients/supabase/browser-auth.ts';
import { App } from './app.tsx';
import { keptLanguage } from './language/languages.ts';
import { speak } from './language/translate.ts';
import { parseSettings, type Settings } from './settings.ts';
import { Notice } from './ui/notice.tsx';

const root = document.querySelector('#console') ?? document.body;

const readSettings = async (): Promise<Settings> => {
  const response = await fetch('config.json', { cache: 'no-store' });
  if (!response.ok) throw new Error(`config.json answered ${response.status}.`);
  return parseSettings(await response.json());
};

try {
  const language = keptLanguage(localStorage, navigator.languages);
  const [settings] = await Promise.all([readSettings(), speak(language)]);
  document.documentElement.lang = language.code;
  document.documentElement.dir = language.direction;
  root.replaceChildren();
  render(
    <App settings={settings} auth={openBrowserAuth(settings.supabaseUrl, settings.supabaseKey)} />,
    root,
  );
} catch (error) {
  root.replaceChildren();
  render(
    <main class="sign-in">
      <Notice tone="bad" title="The console can’t start">
        <p>{String(error)}</p>
      </Notice>
    </main>,
    root,
  );
}
