import { expect, it } from 'vitest';
import { createLeaveGuard } from '../../../src/console/leave-guard.ts';

/** A tab's history, and a person who answers as they are told to. */
const aTab = () => {
  const states: unknown[] = [null];
  const addresses = ['#/script'];
  let current = 0;
  const person = { leaves: false, asked: 0 };
  const guard = createLeaveGuard({
    entries: {
      get state() {
        return states[current];
      },
      replaceState: (state) => {
        states[current] = state;
      },
      go: (delta) => {
        current += delta;
      },
    },
    ask: () => {
      person.asked += 1;
      return person.leaves;
    },
  });
  return {
    guard,
    person,
    address: () => addresses[current],
    follow(link: string) {
      current += 1;
      states.splice(current, states.length, null);
      addresses.splice(current, addresses.length, link);
      return guard.arrive();
    },
    back() {
      current -= 1;
      return guard.arrive();
    },
  };
};

it('asks nobody while nothing is unsaved', () => {
  const tab = aTab();
  expect(tab.follow('#/')).toBe(true);
  expect(tab.back()).toBe(true);
  expect(tab.person.asked).toBe(0);
});

it('stays at the page when the person doesn’t want to leave it, by a link or by Back', () => {
  const tab = aTab();
  tab.follow('#/settings');
  tab.guard.setUnsaved(true);
  expect(tab.follow('#/')).toBe(false);
  expect(tab.address()).toBe('#/settings');
  // The browser tells of the way back, too.
  expect(tab.guard.arrive()).toBe(false);
  expect(tab.back()).toBe(false);
  expect(tab.address()).toBe('#/settings');
  expect(tab.person.asked).toBe(2);
});

it('leaves when the person wants to, and asks no more', () => {
  const tab = aTab();
  tab.guard.setUnsaved(true);
  tab.person.leaves = true;
  expect(tab.follow('#/')).toBe(true);
  expect(tab.follow('#/webhooks')).toBe(true);
  expect(tab.person.asked).toBe(1);
});
