import { useState } from 'preact/hooks';
import type { RetryInput } from '../../api/retry-episode/retry-body.ts';
import type { StartFrom } from '../../episode/input/start-steps.ts';
import { useConsole } from '../context.ts';
import { t } from '../language/translate.ts';
import { hrefTo } from '../route.ts';
import { ContentFields } from '../shows/form/content-fields.tsx';
import { SettingsForm } from '../shows/form/settings-form.tsx';
import { VoiceFields } from '../shows/form/voices/voice-fields.tsx';
import { WriterFields } from '../shows/form/writer-fields.tsx';
import { WindowFields } from '../shows/window-fields.tsx';
import { readWindow } from '../shows/window-values.ts';
import { goTo } from '../use-route.ts';
import {
  isOtherWindow,
  otherWindow,
  settingValues,
  toRerunBody,
  windowValues,
} from './rerun-body.ts';
import { StartFields } from './start-fields.tsx';

interface RerunFormProps {
  readonly episodeId: string;
  readonly languageCode: string;
  readonly input: RetryInput;
}

/** What another attempt is started with: the input of the last one, to be changed. */
export const RerunForm = ({ episodeId, languageCode, input }: RerunFormProps) => {
  const { api } = useConsole();
  const [from, choose] = useState<StartFrom | null>(null);
  const shown = windowValues(input);
  const [window, setWindow] = useState(shown);
  const [problem, setProblem] = useState<string | null>(null);
  const initial = settingValues(input.settings, languageCode);
  const isChanged = from !== null || isOtherWindow(window, shown);
  return (
    <SettingsForm
      initial={initial}
      submitLabel={t('Make it again')}
      savingLabel={t('Starting …')}
      refusedTitle={t('The episode wasn’t started again')}
      cancelHref={hrefTo({ page: 'episode', episodeId })}
      isChanged={isChanged}
      save={async (values) => {
        const read = readWindow(window, Date.now());
        setProblem(read.problem ?? null);
        if (read.problem !== undefined) throw new Error(read.problem);
        const other = otherWindow(input, window, read.window);
        await api.retryEpisode(episodeId, toRerunBody(initial, values, { from, window: other }));
        goTo({ page: 'episode', episodeId });
      }}
    >
      {(parts) => (
        <>
          <StartFields from={from} choose={choose} />
          <fieldset>
            <legend>{t('The period of its posts')}</legend>
            <WindowFields
              values={window}
              problem={problem}
              change={(values) => {
                setProblem(null);
                setWindow(values);
              }}
            />
          </fieldset>
          {input.settings !== null && (
            <>
              <ContentFields {...parts} />
              <VoiceFields {...parts} isLanguageFixed />
              <WriterFields {...parts} />
            </>
          )}
        </>
      )}
    </SettingsForm>
  );
};
