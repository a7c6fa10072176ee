"use strict";
// The map: functions from entry points to models, folded into modules and folders until opened.
(() => {
  const data = JSON.parse(document.getElementById("map-data").textContent);
  const byId = (id) => document.getElementById(id);
  const canvas = byId("map-canvas");
  if (!canvas || !data.stops.length) {
    byId("map-box")?.remove();
    return;
  }
  const FEW = [36, 30, 25, 20, 16]; // so many boxes, or fewer until they can be read at once
  const READABLE = 0.6; // the zoom below which labels are too small
  const [entrySelect, providerSelect, waitSelect, levelSelect, search] = [
    "map-entry", "map-provider", "map-wait", "map-level", "map-search",
  ].map(byId);

  // --- what is shown -----------------------------------------------------------------------
  const holder = new Map(); // point → stop
  data.stops.forEach((stop, index) => stop.points.forEach((point) => holder.set(point, index)));
  const next = data.stops.map(() => []);
  const before = data.stops.map(() => []);
  data.hops.forEach((hop) => {
    next[hop.from].push(hop.to);
    before[hop.to].push(hop.from);
  });
  const spread = (starts, along) => {
    const found = new Set(starts);
    for (const stop of found) along[stop].forEach((other) => found.add(other));
    return found;
  };
  const wanted = () => {
    const points = data.points
      .map((point, index) => index)
      .filter((index) => holder.has(index))
      .filter((index) => !providerSelect.value || data.points[index].providers.includes(providerSelect.value))
      .filter((index) => !waitSelect.value || data.points[index].state === waitSelect.value);
    const leading = spread(points.map((point) => holder.get(point)), before);
    const from = entrySelect.value
      ? spread(
          data.stops.flatMap((stop, index) => (stop.entries.includes(entrySelect.value) ? [index] : [])),
          next,
        )
      : leading;
    const stops = new Set([...leading].filter((stop) => from.has(stop)));
    return { stops, points: points.filter((point) => stops.has(holder.get(point))) };
  };

  // --- folding -----------------------------------------------------------------------------
  const opened = new Set();
  const folded = data.stops.map(({ path }, index) => {
    const ids = [];
    for (let end = path.indexOf("/"); end >= 0; end = path.indexOf("/", end + 1)) {
      ids.push(`folder ${path.slice(0, end + 1)}`);
    }
    return [...ids, `module ${path}`, `stop ${index}`];
  });
  const place = (index) => folded[index].find((id) => !opened.has(id));
  const isStop = (id) => id.startsWith("stop ");
  // Opens the largest folder or module, again and again, as long as the boxes stay few.
  const openSome = (few) => {
    opened.clear();
    const shown = wanted();
    const boxes = () => {
      const ids = new Set([...shown.stops].map(place));
      const plain = [...ids].filter(isStop).map((id) => data.stops[id.slice(5)]);
      return plain.reduce((sum, stop) => sum + stop.entries.length + stop.points.length, ids.size);
    };
    for (let grew = true; grew; ) {
      const sizes = new Map();
      for (const index of shown.stops) {
        const id = place(index);
        if (!isStop(id)) sizes.set(id, (sizes.get(id) ?? 0) + 1);
      }
      grew = [...sizes].sort((a, b) => b[1] - a[1]).some(([id]) => {
        opened.add(id);
        return boxes() <= few || !opened.delete(id);
      });
    }
  };
  const openTo = (level) => {
    opened.clear();
    for (const ids of folded) ids.slice(0, level === "module" ? -2 : -1).forEach((id) => opened.add(id));
  };
  const open = () => {
    if (levelSelect.value) {
      openTo(levelSelect.value);
      draw();
    } else {
      FEW.some((few) => {
        openSome(few);
        draw();
        return cy.zoom() >= READABLE;
      });
    }
  };
  const count = (number, noun, nouns = `${noun}s`) => `${number} ${number === 1 ? noun : nouns}`;
  // How many hops each box is away from a provider, on a shortest way.
  const distances = (nodes, edges) => {
    const callers = new Map([...nodes.keys()].map((id) => [id, []]));
    for (const { source, target } of edges.values()) callers.get(target).push(source);
    const found = new Map();
    for (const { id, kind } of nodes.values()) if (kind === "provider") found.set(id, 0);
    for (const [id, distance] of found) {
      for (const caller of callers.get(id)) if (!found.has(caller)) found.set(caller, distance + 1);
    }
    return found;
  };
  const elements = () => {
    const { stops, points } = wanted();
    const nodes = new Map();
    const edges = new Map();
    const node = (id, kind, label, more = {}) => {
      if (!nodes.has(id)) nodes.set(id, { id, kind, label, ...more });
      return nodes.get(id);
    };
    const edge = (source, target, label, kind) => {
      if (source === target) return;
      const id = `${source} → ${target}`;
      const known = edges.get(id);
      if (!known) edges.set(id, { id, source, target, label, kind });
      else if (known.label !== label || known.kind !== kind) {
        Object.assign(known, { label: "", kind: kind === "infinite" ? kind : known.kind === "infinite" ? known.kind : "several" });
      }
    };
    const groups = new Map();
    for (const index of stops) {
      const id = place(index);
      if (isStop(id)) {
        const stop = data.stops[index];
        node(id, "function", `${stop.name}\n${stop.path.split("/").pop()}:${stop.line}`, { stop: index });
        for (const entry of stop.entries) {
          node(`entry ${entry}`, "entry", entry);
          edge(`entry ${entry}`, id, "", "plain");
        }
      } else {
        const group = groups.get(id) ?? { functions: 0, entries: 0, modules: new Set() };
        groups.set(id, group);
        group.functions += 1;
        group.entries += data.stops[index].entries.length;
        group.modules.add(data.stops[index].path);
      }
    }
    for (const [id, group] of groups) {
      const [kind, name] = [id.slice(0, 6), id.slice(7)];
      const size = kind === "folder" ? count(group.modules.size, "module") : count(group.functions, "function");
      const starts = group.entries ? `, ${count(group.entries, "entry point")}` : "";
      const [last] = name.match(/[^/]*\/?$/);
      node(id, kind, `${last}\n${size}${starts}`, { starts: group.entries > 0, name });
    }
    for (const hop of data.hops) {
      if (!stops.has(hop.from) || !stops.has(hop.to)) continue;
      const [source, target] = [place(hop.from), place(hop.to)];
      const exact = isStop(source) && isStop(target);
      const kind = hop.bounded ? "bounded" : hop.certain ? "plain" : "unsure";
      edge(source, target, exact ? hop.text : "", exact || kind !== "bounded" ? kind : "several");
    }
    for (const index of points) {
      const point = data.points[index];
      const stop = place(holder.get(index));
      if (isStop(stop)) {
        node(`point ${index}`, "call", `${point.name}\n${point.model}\n${point.wait}`, { point: index, state: point.state });
        edge(stop, `point ${index}`, "", "plain");
      }
      for (const provider of point.providers) {
        node(`provider ${provider}`, "provider", provider);
        edge(isStop(stop) ? `point ${index}` : stop, `provider ${provider}`, "", point.state);
      }
    }
    const columns = distances(nodes, edges);
    for (const one of edges.values()) {
      one.aside = columns.get(one.source) !== columns.get(one.target) + 1;
    }
    return [...nodes.values(), ...edges.values()].map((one) => ({ data: one, classes: one.kind }));
  };

  // --- drawing -----------------------------------------------------------------------------
  const probe = document.createElement("span");
  probe.hidden = true;
  document.body.append(probe);
  const colour = (name) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const pen = document.createElement("canvas").getContext("2d");
  const linesOf = (node) => node.data("label").split("\n");
  const width = (node) => {
    pen.font = `${node.hasClass("provider") ? "bold " : ""}12px system-ui, sans-serif`;
    return Math.max(...linesOf(node).map((text) => pen.measureText(text).width));
  };
  const height = (node) => 15 * linesOf(node).length;
  const style = () => {
    const [ink, paper, quiet, link, focus] = ["ink", "paper", "quiet", "link", "focus"].map(colour);
    const [open, unknown, shown] = ["open", "unknown", "shown"].map(colour);
    const [openBack, unknownBack, shownBack] = ["open-back", "unknown-back", "shown-back"].map(colour);
    return [
      { selector: "node", style: {
        label: "data(label)", "text-wrap": "wrap", "text-max-width": 2000, "text-valign": "center",
        "font-family": "system-ui, sans-serif", "font-size": 12, "line-height": 1.25,
        width, height, padding: 7, shape: "round-rectangle",
        color: ink, "background-color": paper, "border-width": 1.5, "border-color": quiet,
        "min-zoomed-font-size": 5,
      } },
      { selector: ".entry", style: { shape: "round-rectangle", "corner-radius": 14, "border-color": link, color: link } },
      { selector: ".folder, .module", style: { "border-style": "double", "border-width": 5 } },
      { selector: "node[?starts]", style: { "border-color": link } },
      { selector: ".call", style: { "border-width": 3 } },
      { selector: ".call[state = 'infinite']", style: { "border-color": open, "background-color": openBack } },
      { selector: ".call[state = 'default'], .call[state = 'unknown']", style: { "border-color": unknown, "background-color": unknownBack } },
      { selector: ".call[state = 'bounded']", style: { "border-color": shown, "background-color": shownBack } },
      { selector: ".provider", style: { "background-color": ink, color: paper, "border-color": ink, "font-weight": "bold" } },
      { selector: "edge", style: {
        width: 1.5, "line-color": quiet, "target-arrow-color": quiet, "target-arrow-shape": "triangle",
        "arrow-scale": 0.8, "curve-style": "round-taxi", "taxi-direction": "rightward", "taxi-turn": "-16px", "taxi-turn-min-distance": 10, label: "data(label)", "font-size": 10.5,
        color: ink, "text-background-color": paper, "text-background-opacity": 0.9,
        "text-background-padding": 2, "text-wrap": "wrap", "text-max-width": 150, "min-zoomed-font-size": 7,
      } },
      { selector: "edge.bounded", style: { "line-color": shown, "target-arrow-color": shown, width: 2.5 } },
      { selector: "edge.infinite", style: { "line-color": open, "target-arrow-color": open, width: 2.5 } },
      { selector: "edge.default, edge.unknown", style: { "line-color": unknown, "target-arrow-color": unknown } },
      { selector: "edge[?aside]", style: { "curve-style": "straight", opacity: 0.3, width: 1 } },
      { selector: "edge.unsure", style: { "line-style": "dashed" } },
      { selector: ".faded", style: { opacity: 0.12, "text-opacity": 0.25 } },
      { selector: ".found", style: { "border-color": focus, "border-width": 5, "border-style": "solid" } },
      { selector: "node:selected", style: { "border-color": focus, "border-width": 5, "border-style": "solid" } },
    ];
  };
  const cy = cytoscape({
    container: canvas, style: style(), minZoom: 0.04, maxZoom: 3, boxSelectionEnabled: false, selectionType: "single",
  });
  const fit = () => {
    cy.fit(undefined, 24);
    if (cy.zoom() > 1.1) {
      cy.zoom(1.1);
      cy.center();
    }
  };
  // As high as what is shown at the width of the page, so that neither rows nor space are lost.
  const HIGHEST = 1100;
  const size = () => {
    const { w, h } = cy.elements().boundingBox();
    const scale = Math.min(1.1, (canvas.clientWidth - 48) / w);
    canvas.style.height = `${Math.min(HIGHEST, Math.max(220, h * scale + 64))}px`;
    cy.resize();
  };
  // Shows all of it if that can be read, else the models, and says which.
  const showAll = () => {
    size();
    fit();
    if (cy.zoom() >= 0.35) return true;
    cy.zoom(0.7);
    cy.center(cy.nodes(".provider").first());
    cy.panBy({ x: cy.width() * 0.35, y: 0 });
    return false;
  };
  const names = byId("map-names");
  const told = byId("map-told");
  const draw = () => {
    cy.elements().remove();
    cy.add(elements());
    // One column for each hop: what is no part of a shortest way does not decide on places.
    cy.elements("node, edge[!aside]").layout({ name: "dagre", rankDir: "LR", ranker: "longest-path", nodeSep: 10, rankSep: 60, edgeSep: 4, animate: false, fit: false }).run();
    const isLarge = !showAll();
    names.replaceChildren(...cy.nodes().map((node) => new Option(node.data("label").replaceAll("\n", " · "))));
    told.textContent =
      `${count(cy.nodes().length, "box", "boxes")} on the map. Choose one to follow it.` +
      (isLarge ? " The map is larger than its window: drag it, find something, or narrow it down." : "");
    find();
  };

  // --- asking ------------------------------------------------------------------------------
  const find = () => {
    cy.nodes().removeClass("found");
    const wanted = search.value.trim().toLocaleLowerCase();
    if (!wanted) return cy.collection();
    const found = cy.nodes().filter((node) => {
      const label = node.data("label").toLocaleLowerCase();
      return label.includes(wanted) || label.replaceAll("\n", " · ") === wanted;
    });
    found.addClass("found");
    return found;
  };
  const line = (text, href) => {
    const made = document.createElement(href ? "a" : "span");
    made.textContent = text;
    if (href) made.href = href;
    return made;
  };
  const follow = (node) => {
    const on = node.union(node.predecessors()).union(node.successors());
    cy.elements().addClass("faded");
    on.removeClass("faded");
    const name = node.data("name");
    const label = node.data("label").split("\n");
    const parts = [line([name ?? label[0], ...label.slice(1)].join(" · "))];
    const point = data.points[node.data("point")];
    if (point) {
      parts.push(line(` · ${point.providers.join(", ")} · ${point.told} · `));
      parts.push(line(`${point.path}:${point.line}`, `#call-${node.data("point")}`));
    }
    const calls = on.nodes(".call").length;
    const starts = on.nodes(".entry").length;
    parts.push(line(` · on the way: ${count(starts, "entry point")}, ${count(calls, "call")} to models, ${count(on.nodes().length, "box", "boxes")} in all`));
    if (/^(folder|module) /.test(node.id())) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = "Open";
      button.addEventListener("click", () => toggle(node));
      parts.push(line(" "), button);
    }
    told.replaceChildren(...parts);
  };
  const release = () => {
    cy.elements().removeClass("faded");
    told.textContent = "";
  };
  const toggle = (node) => {
    const id = node.id();
    const stop = data.stops[node.data("stop")];
    if (stop) {
      opened.delete(`module ${stop.path}`);
    } else if (/^(folder|module) /.test(id)) {
      opened.add(id);
    } else {
      return;
    }
    draw();
  };
  cy.on("tap", "node", (event) => follow(event.target));
  cy.on("tap", (event) => event.target === cy && release());
  cy.on("dbltap", "node", (event) => toggle(event.target));
  search.addEventListener("input", find);
  search.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    const found = find();
    if (found.length) {
      follow(found.first());
      cy.animate({ center: { eles: found.first() }, zoom: 1 }, { duration: 0 });
    }
  });
  byId("map-tools").addEventListener("submit", (event) => event.preventDefault());
  const zoom = (factor) =>
    cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
  byId("map-in").addEventListener("click", () => zoom(1.3));
  byId("map-out").addEventListener("click", () => zoom(1 / 1.3));
  byId("map-fit").addEventListener("click", fit);
  const MOVES = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] };
  canvas.addEventListener("keydown", (event) => {
    if (event.key in MOVES) cy.panBy({ x: MOVES[event.key][0], y: MOVES[event.key][1] });
    else if (event.key === "+") zoom(1.3);
    else if (event.key === "-") zoom(1 / 1.3);
    else if (event.key === "0") fit();
    else return;
    event.preventDefault();
  });
  for (const select of [entrySelect, providerSelect, waitSelect, levelSelect]) {
    select.addEventListener("change", open);
  }
  document.addEventListener("recolour", () => cy.style(style()));

  const fill = (select, pairs) => {
    for (const [value, text] of [...new Map(pairs)].sort()) select.add(new Option(text, value));
  };
  fill(entrySelect, data.stops.flatMap((stop) => stop.entries.map((entry) => [entry, entry])));
  fill(providerSelect, data.points.flatMap((point) => point.providers.map((one) => [one, one])));
  fill(waitSelect, data.points.map((point) => [point.state, point.stateText]));
  // Drawn when it comes into view, so that the page itself is there at once.
  new IntersectionObserver((seen, observer) => {
    if (!seen.some((one) => one.isIntersecting)) return;
    observer.disconnect();
    open();
  }, { rootMargin: "300px" }).observe(canvas);
})();
