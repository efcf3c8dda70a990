import type { StateMachine } from './state-machine.ts';

/** A revision of a state machine that was published under a number. */
export interface Version {
  /** The machine's ARN and the number. */
  readonly arn: string;
  readonly machine: StateMachine;
  readonly number: number;
  readonly description?: string | undefined;
  /** Milliseconds since the epoch. */
  readonly creationDate: number;
}

/** A name that leads to one version, or to two of them by weight. */
export interface Alias {
  /** The machine's ARN and the name. */
  readonly arn: string;
  readonly name: string;
  readonly description?: string | undefined;
  readonly routing: readonly Route[];
  /** Milliseconds since the epoch. */
  readonly creationDate: number;
  readonly updateDate: number;
}

/** How much of an alias's executions go to a version, in percent. */
export interface Route {
  readonly versionArn: string;
  readonly weight: number;
}

/** Published versions and aliases by ARN. */
export class Versions {
  readonly #versions = new Map<string, Version>();
  readonly #aliases = new Map<string, Alias>();
  /** The highest number that a machine ever had: none is given out twice. */
  readonly #highest = new Map<string, number>();
  readonly #published = new Set<StateMachine>();

  get(arn: string): Version | undefined {
    return this.#versions.get(arn);
  }

  alias(arn: string): Alias | undefined {
    return this.#aliases.get(arn);
  }

  nextNumber(machineArn: string): number {
    return (this.#highest.get(machineArn) ?? 0) + 1;
  }

  /** Newest first. */
  of(machineArn: string): Version[] {
    return [...this.#versions.values()]
      .filter(({ machine }) => machine.arn === machineArn)
      .sort((a, b) => b.number - a.number);
  }

  /** By name. */
  aliasesOf(machineArn: string): Alias[] {
    return [...this.#aliases.values()]
      .filter(({ arn }) => arn.startsWith(`${machineArn}:`))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  publish(version: Version): void {
    this.#versions.set(version.arn, version);
    this.#published.add(version.machine);
    this.#highest.set(version.machine.arn, version.number);
  }

  setAlias(alias: Alias): void {
    this.#aliases.set(alias.arn, alias);
  }

  /** Takes a version or an alias away. */
  delete(arn: string): void {
    this.#versions.delete(arn);
    this.#aliases.delete(arn);
  }

  /** A machine goes with its versions and aliases. */
  deleteAllOf(machineArn: string): void {
    for (const { arn } of [...this.of(machineArn), ...this.aliasesOf(machineArn)]) this.delete(arn);
  }

  /** The revisions that ever were a version: the journal still says so. */
  get published(): Iterable<StateMachine> {
    return this.#published;
  }
}
