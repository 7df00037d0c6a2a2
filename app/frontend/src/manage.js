// The instructor's pages, courses and account. Everything works without this; it saves reloads.

/** Headings of panels become tabs; arrow keys move between them. */
function makeTabs(group) {
  if (group.classList.contains("tabbed")) return;
  const panels = [...group.querySelectorAll(":scope > [data-tab]")];
  const list = document.createElement("div");
  list.className = "tab-list";
  list.setAttribute("role", "tablist");
  const tabs = panels.map((panel) => {
    const tab = document.createElement("button");
    tab.type = "button";
    tab.id = `${panel.id}-tab`;
    tab.textContent = panel.dataset.tab;
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-controls", panel.id);
    return tab;
  });
  const show = (index, focus) => {
    tabs.forEach((tab, at) => {
      tab.setAttribute("aria-selected", String(at === index));
      tab.tabIndex = at === index ? 0 : -1;
      // Saving replaces a panel, so it is looked up each time.
      const panel = document.getElementById(tab.getAttribute("aria-controls"));
      if (!panel) return;
      panel.hidden = at !== index;
      panel.setAttribute("role", "tabpanel");
      panel.setAttribute("aria-labelledby", tab.id);
    });
    group.dataset.shown = String(index);
    if (focus) tabs[index].focus();
  };
  tabs.forEach((tab, index) => {
    tab.addEventListener("click", () => show(index, false));
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step) show((index + step + tabs.length) % tabs.length, true);
    });
  });
  list.append(...tabs);
  group.prepend(list);
  group.classList.add("tabbed");
  const failed = panels.findIndex((panel) => panel.querySelector(".alert.bad"));
  const hit = panels.findIndex((panel) => `#${panel.id}` === location.hash);
  show(Math.max(failed, hit, 0), false);
  group.addEventListener("tabs:again", () => show(Number(group.dataset.shown), false));
}

function zones(root) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  root.querySelectorAll("[data-zone]").forEach((field) => (field.value = zone));
  root.querySelectorAll("[data-zone-name]").forEach((name) => (name.textContent = zone));
}

function enhance(root) {
  root.querySelectorAll("[data-tabs]").forEach(makeTabs);
  zones(root);
}

document.addEventListener("submit", (event) => {
  const question = event.target.getAttribute("data-confirm");
  if (question && !confirm(question)) event.preventDefault();
});

/** A refused form comes back with its reasons and a 4xx status: it is shown all the same. Any
 *  other error says its word above what it was about, which stays as it is. */
document.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr, target, requestConfig } = event.detail;
  if (xhr.status < 400) return;
  const answer = new DOMParser().parseFromString(xhr.responseText, "text/html");
  const select = requestConfig.elt.closest("[hx-select]")?.getAttribute("hx-select");
  if (xhr.status < 500 && select && answer.querySelector(select)) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
    return;
  }
  const message = answer.querySelector(".alert");
  if (message && !target.previousElementSibling?.matches(".alert.bad")) target.before(message);
});

/** Say that a form was saved, until something is typed again. */
document.addEventListener("htmx:afterSettle", (event) => {
  const { elt, requestConfig, xhr } = event.detail;
  if (requestConfig?.verb !== "post" || xhr.status >= 400) return;
  const place = elt.querySelector(".saved");
  if (place) place.textContent = place.dataset.saved;
});
document.addEventListener("input", (event) => {
  const place = event.target.closest?.("form")?.querySelector(".saved");
  if (place) place.textContent = "";
});

/** What somebody is typing is never swapped away by a guideline that arrives. */
document.addEventListener("htmx:oobBeforeSwap", (event) => {
  const detail = event.detail;
  const target = detail.target;
  const own = target?.matches(".unit-card") ? target.querySelector("textarea") : null;
  if (own && (own.value !== own.defaultValue || own === document.activeElement)) {
    detail.shouldSwap = false;
  }
});

document.addEventListener("htmx:afterRequest", (event) => {
  const detail = event.detail;
  const form = detail.elt;
  if (!detail.successful || !form.matches(".unit-card form")) return;
  const field = form.querySelector("textarea");
  const sent = detail.requestConfig.formData?.get("text");
  if (field && sent === field.value) field.defaultValue = field.value;
});

document.addEventListener("htmx:afterSettle", (event) => {
  const target = event.detail.elt;
  enhance(target);
  target.closest("[data-tabs]")?.dispatchEvent(new Event("tabs:again"));
});

enhance(document);
