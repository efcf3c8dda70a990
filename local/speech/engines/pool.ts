/** Something that does one job at a time: a thread or a process. */
export interface Agent<Job, Result> {
  run(job: Job): Promise<Result>;
  stop(): Promise<void>;
}

/** Runs jobs on at most `size` agents, which are started when they are first needed. */
export class Pool<Job, Result> {
  readonly #start: () => Agent<Job, Result>;
  readonly #size: number;
  readonly #idle: Agent<Job, Result>[] = [];
  readonly #all: Agent<Job, Result>[] = [];
  readonly #queue: ((agent: Agent<Job, Result>) => void)[] = [];

  constructor(size: number, start: () => Agent<Job, Result>) {
    this.#size = size;
    this.#start = start;
  }

  async run(job: Job): Promise<Result> {
    const agent =
      this.#take() ??
      (await new Promise<Agent<Job, Result>>((resolve) => {
        this.#queue.push(resolve);
      }));
    try {
      return await agent.run(job);
    } finally {
      const next = this.#queue.shift();
      if (next) next(agent);
      else this.#idle.push(agent);
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#all.map((agent) => agent.stop()));
  }

  #take(): Agent<Job, Result> | undefined {
    const idle = this.#idle.pop();
    if (idle || this.#all.length >= this.#size) return idle;
    const agent = this.#start();
    this.#all.push(agent);
    return agent;
  }
}
