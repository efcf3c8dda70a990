import { useState } from 'preact/hooks';
import type { ConnectionField } from '../api/connection-calls.ts';
import { known, t } from '../language/translate.ts';
import { Field } from '../ui/field.tsx';
import { QrCode } from './qr-code.tsx';
import type { SignIn } from './use-sign-in.ts';

interface FormProps {
  readonly signIn: SignIn;
  /** What Telegram is reached with; the session, which signing in makes, is none of them. */
  readonly fields: readonly ConnectionField[];
}

interface TypedProps {
  readonly label: string;
  readonly hint: string;
  readonly isSecret?: boolean;
  readonly value: string;
  readonly required?: boolean;
  readonly mode?: 'numeric' | 'tel';
  change(value: string): void;
}

const Typed = ({ label, hint, isSecret, value, required, mode, change }: TypedProps) => (
  <Field label={label} hint={hint}>
    {(control) => (
      <input
        {...control}
        {...(isSecret ? { type: 'password' } : { type: 'text' })}
        inputMode={mode}
        autocomplete="off"
        spellcheck={false}
        required={required}
        value={value}
        onInput={(event) => change(event.currentTarget.value)}
      />
    )}
  </Field>
);

/** API id and hash, then a phone number or a QR code. */
const Start = ({ signIn, fields }: FormProps) => {
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [phone, setPhone] = useState('');
  const typed = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
  const [wanted, others] = [
    fields.filter(({ isOptional }) => !isOptional),
    fields.filter(({ isOptional }) => isOptional),
  ];
  const control = ({ setting, label, hint, isSecret, isSet, value }: ConnectionField) => (
    <Typed
      key={setting}
      label={known(label)}
      hint={
        isSet && isSecret
          ? `${known(hint)} ${t('One is kept; left empty, it stays.')}`
          : known(hint)
      }
      isSecret={isSecret}
      value={values[setting] ?? value ?? ''}
      change={(text) => setValues((before) => ({ ...before, [setting]: text }))}
    />
  );
  return (
    <>
      {wanted.map(control)}
      <Typed
        label={t('Phone number')}
        hint={t('Of the account, with the country’s code. Not needed for a QR code.')}
        mode="tel"
        value={phone}
        change={setPhone}
      />
      {others.length > 0 && (
        <details>
          <summary>{t('Another way to Telegram')}</summary>
          {others.map(control)}
        </details>
      )}
      <div class="actions">
        <button
          type="submit"
          class="primary"
          disabled={signIn.isBusy || phone.trim() === ''}
          onClick={(event) => {
            event.preventDefault();
            signIn.start({ ...typed, phone: phone.trim() });
          }}
        >
          {t('Send a code')}
        </button>
        <button type="button" disabled={signIn.isBusy} onClick={() => signIn.start(typed)}>
          {t('Show a QR code')}
        </button>
      </div>
    </>
  );
};

interface AnswerProps extends Omit<TypedProps, 'value' | 'change'> {
  readonly signIn: SignIn;
  submit(value: string): void;
}

const Answer = ({ signIn, submit, ...field }: AnswerProps) => {
  const [value, setValue] = useState('');
  return (
    <>
      <Typed {...field} required value={value} change={setValue} />
      <div class="actions">
        <button
          type="submit"
          class="primary"
          disabled={signIn.isBusy || value === ''}
          onClick={(event) => {
            event.preventDefault();
            submit(value);
          }}
        >
          {signIn.isBusy ? t('Asking …') : t('Go on')}
        </button>
        <button type="button" onClick={signIn.cancel}>
          {t('Give up')}
        </button>
      </div>
    </>
  );
};

/** The step of a sign-in that is to be taken now. */
export const SignInForm = (props: FormProps) => {
  const { signIn } = props;
  const { view } = signIn;
  switch (view.step) {
    case 'code':
      return (
        <Answer
          key="code"
          signIn={signIn}
          label={t('Code')}
          hint={t('Telegram has sent it to the account’s app, or by SMS.')}
          mode="numeric"
          submit={(code) => signIn.submit({ code })}
        />
      );
    case 'password':
      return (
        <Answer
          key="password"
          signIn={signIn}
          label={t('The account’s password')}
          hint={view.hint === '' ? t('Its two-step verification.') : t('Its hint: {0}', view.hint)}
          isSecret
          submit={(password) => signIn.submit({ password })}
        />
      );
    case 'qr':
      return (
        <>
          <QrCode text={view.url} label={t('QR code to sign in with')} />
          <p class="hint">
            {t(
              'In a Telegram app that is signed in: Settings, Devices, Link Desktop Device. The code is renewed by itself.',
            )}
          </p>
          <button type="button" onClick={signIn.cancel}>
            {t('Give up')}
          </button>
        </>
      );
    default:
      return <Start {...props} />;
  }
};
