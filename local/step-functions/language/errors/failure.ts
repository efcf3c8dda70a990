/** Where a failure comes from. It is settled once its cause tells the place and its event is recorded. */
export type FailureKind = 'task' | 'runtime' | 'evaluation' | 'fail' | 'settled';

/** Thrown when a state fails: Step Functions' Error and Cause, as a catcher or the execution's end sees them. */
export class StateFailure extends Error {
  override readonly name = 'StateFailure';
  readonly kind: FailureKind;
  readonly error: string | undefined;
  readonly reason: string | undefined;
  /** The field whose JSONata failed, for example `Output/total`. */
  readonly location: string | undefined;

  constructor(kind: FailureKind, error?: string, reason?: string, location?: string) {
    super(`${error ?? 'no error'}: ${reason ?? 'no cause'}`);
    this.kind = kind;
    this.error = error;
    this.reason = reason;
    this.location = location;
  }

  /** The same failure, its cause telling the state in which it arose, as the service words it. */
  within(stateName: string, enteredEventId: number): StateFailure {
    if (this.kind !== 'runtime' && this.kind !== 'evaluation') return this;
    const place = `An error occurred while executing the state '${stateName}' (entered at the event id #${enteredEventId}).`;
    return new StateFailure('settled', this.error, `${place} ${this.reason}`, this.location);
  }

  /** What a catcher hands on: absent members are empty strings. */
  get output(): { Error: string; Cause: string } {
    return { Error: this.error ?? '', Cause: this.reason ?? '' };
  }
}

/** A failure of the interpreter's own making that nothing can catch. */
export const runtimeFailure = (reason: string): StateFailure =>
  new StateFailure('runtime', 'States.Runtime', reason);

/** A JSONata field that could not be evaluated. */
export const evaluationFailure = (reason: string, location: string): StateFailure =>
  new StateFailure('evaluation', 'States.QueryEvaluationError', reason, location);
