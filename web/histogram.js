// The period as bars: a click chooses one, a drag chooses several, and two sliders do the same from
// the keyboard.

import { el, slot, stamp } from './dom.js';
import { letters, period } from './format.js';
import { bars as joinMonths, chosenBars, periodOf, yearLabels } from './months.js';

const SETTLE = 450;
const YEAR_WIDTH = 42; // pixels that the name of a year needs, with room beside it

/** What a key does to a slider at `at`, or null for a key that is not ours. */
export function moved(key, at, last) {
  const steps = {
    ArrowLeft: -1,
    ArrowDown: -1,
    ArrowRight: 1,
    ArrowUp: 1,
    PageDown: -4,
    PageUp: 4,
    Home: -last,
    End: last,
  };
  return key in steps ? Math.min(last, Math.max(0, at + steps[key])) : null;
}

/** The histogram; `choose({from, to})` is called with a chosen period, empty for all of it. */
export function createHistogram(choose) {
  const root = stamp('histogram');
  const plot = slot(root, 'plot');
  const handles = [slot(root, 'start'), slot(root, 'end')];
  root.hidden = true;
  let all = [];
  let chosen = [0, 0];
  let settled = null; // the bars that the address says, null for no period
  let drag = null;
  let timer = 0;

  function render(months, state) {
    clearTimeout(timer);
    all = joinMonths(months ?? []);
    root.hidden = all.length < 2;
    if (root.hidden) return;
    settled = chosenBars(all, state.from, state.to);
    slot(root, 'bars').replaceChildren(...all.map(barNode));
    renderYears();
    mark(settled ?? [0, all.length - 1], settled !== null);
  }

  /** The names of years, with as much room between them as they need on this screen. */
  function renderYears() {
    const gap = Math.min(0.25, YEAR_WIDTH / (plot.clientWidth || 360));
    const names = yearLabels(all, gap).map((name) => yearNode(name, gap));
    slot(root, 'years').replaceChildren(...names);
  }

  function barNode(bar) {
    const most = Math.max(1, ...all.map(({ count }) => count));
    const node = el('span', {
      class: 'bar',
      title: `${period(bar.first, bar.last)}: ${letters(bar.count)}`,
    });
    const height = bar.count === 0 ? 0 : Math.max(4, (bar.count / most) * 100);
    node.style.setProperty('--height', `${height}%`);
    return node;
  }

  function mark([first, last], some) {
    chosen = [first, last];
    root.classList.toggle('some', some);
    [...slot(root, 'bars').children].forEach((bar, index) =>
      bar.classList.toggle('chosen', some && index >= first && index <= last),
    );
    handles.forEach((handle, index) => {
      const at = chosen[index];
      handle.style.setProperty('--at', `${((at + index) / all.length) * 100}%`);
      handle.setAttribute('aria-valuemin', '0');
      handle.setAttribute('aria-valuemax', String(all.length - 1));
      handle.setAttribute('aria-valuenow', String(at));
      handle.setAttribute('aria-valuetext', period(all[at].first, all[at].last));
    });
  }

  function settle() {
    clearTimeout(timer);
    const [first, last] = chosen;
    const same = settled
      ? first === settled[0] && last === settled[1]
      : first === 0 && last === all.length - 1;
    if (!same) choose(periodOf(all, first, last));
  }

  function barAt(event) {
    const { left, width } = plot.getBoundingClientRect();
    const at = Math.floor(((event.clientX - left) / width) * all.length);
    return Math.min(all.length - 1, Math.max(0, at));
  }

  function isMoved(event) {
    return Math.abs(event.clientX - drag.x) > 3;
  }

  function show(one, other) {
    mark(one <= other ? [one, other] : [other, one], true);
  }

  plot.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    const handle = handles.indexOf(event.target);
    drag = { from: handle >= 0 ? chosen[1 - handle] : barAt(event), handle, x: event.clientX };
    plot.setPointerCapture(event.pointerId);
    if (handle < 0) show(drag.from, drag.from);
  });
  plot.addEventListener('pointermove', (event) => {
    if (drag && (drag.handle < 0 || isMoved(event))) show(drag.from, barAt(event));
  });
  plot.addEventListener('pointerup', (event) => {
    if (!drag) return;
    const click = !isMoved(event);
    if (click) show(barAt(event), barAt(event)); // also on a handle that lies over a low bar
    const again = click && settled && settled[0] === chosen[0] && settled[1] === chosen[1];
    drag = null;
    if (again)
      choose({ from: '', to: '' }); // a click on the only chosen bar lets it go
    else settle();
  });
  plot.addEventListener('pointercancel', giveUp);

  function giveUp() {
    clearTimeout(timer);
    mark(settled ?? [0, all.length - 1], settled !== null);
    drag = null;
  }

  handles.forEach((handle, index) => {
    handle.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') return giveUp();
      if (event.key === 'Enter') return settle();
      const to = moved(event.key, chosen[index], all.length - 1);
      if (to === null || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      mark(
        index === 0 ? [Math.min(to, chosen[1]), chosen[1]] : [chosen[0], Math.max(to, chosen[0])],
        true,
      );
      clearTimeout(timer);
      timer = setTimeout(settle, SETTLE);
    });
    handle.addEventListener('blur', settle);
  });

  new ResizeObserver(renderYears).observe(plot);
  return { root, render };
}

function yearNode({ year, at }, gap) {
  const node = el('span', at > 1 - 1.5 * gap ? { class: 'last' } : {}, String(year));
  node.style.setProperty('--at', `${at * 100}%`);
  return node;
}
