/** What is wrong with a value: begins as a sentence does, but leaves alone what somebody typed. */
export const FieldErrors = ({
  errors = [],
  id,
}: {
  readonly errors?: readonly string[] | undefined;
  readonly id?: string;
}) => {
  const text = errors.join('; ');
  return text === '' ? null : (
    <p class="field-errors" id={id} dir="auto">
      {text.charAt(0).toUpperCase() + text.slice(1)}
    </p>
  );
};
