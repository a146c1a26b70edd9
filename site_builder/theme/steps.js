/* Comfort on the pages of a tree. Everything works without it; it stores and sends nothing.
   The trail is the part of the address behind "#": version.code.code, one code per answer. */
(function () {
  "use strict";
  var box = document.querySelector("[data-trail]");
  if (!box) return;
  var version = box.dataset.version, here = box.dataset.here, rows = {};
  box.querySelectorAll("[data-code]").forEach(function (row) { rows[row.dataset.code] = row; });

  /* The codes of a trail that leads from the first question to this page, or null. */
  function read(hash) {
    var parts = hash.replace(/^#/, "").split("."), at = box.dataset.start, codes = parts.slice(1);
    if (parts[0] !== version) return null;
    for (var i = 0; i < codes.length; i++) {
      var row = rows.hasOwnProperty(codes[i]) ? rows[codes[i]] : null;
      if (!row || row.dataset.from !== at) return null;
      at = row.dataset.to;
    }
    return at === here ? codes : null;
  }

  function trail(codes) { return codes.length ? "#" + version + "." + codes.join(".") : ""; }
  function bare(link) { return link.getAttribute("href").split("#")[0]; }
  function all(selector) { return document.querySelectorAll(selector); }
  function each(list, act) { Array.prototype.forEach.call(list, act); }

  function show() {
    var codes = location.hash.length > 1 ? read(location.hash) : null;
    var known = codes !== null;
    /* Without a trail the first question begins one. */
    var start = known ? codes : here === box.dataset.start ? [] : null;
    each(all("[data-answer]"), function (link) {
      link.setAttribute("href", bare(link) + (start ? trail(start.concat(link.dataset.answer)) : ""));
    });
    each(all(".languages a"), function (link) {
      link.setAttribute("href", bare(link) + (known ? trail(codes) : ""));
    });
    var last = known && codes.length ? rows[codes[codes.length - 1]] : null;
    each(all("[data-back]"), function (link) {
      var mine = last && link.dataset.back === last.dataset.from;
      link.parentNode.hidden = Boolean(last) && !mine;
      link.setAttribute("href", bare(link) + (mine ? trail(codes.slice(0, -1)) : ""));
    });
    each(all("[data-also]"), function (item) {
      var adds = item.dataset.also.split(" ");
      item.hidden = known && !adds.some(function (code) { return codes.indexOf(code) >= 0; });
      each(item.querySelectorAll(".if"), function (note) { note.hidden = known; });
    });
    each(all("[data-when]"), function (list) {
      var empty = !list.querySelector("li:not([hidden])");
      list.hidden = empty;
      list.previousElementSibling.hidden = empty;
    });
    box.hidden = !(known && codes.length && box.dataset.end);
    each(box.querySelectorAll("[data-code]"), function (row) { row.hidden = true; });
    if (known) codes.forEach(function (code, i) {
      var row = rows[code], link = row.querySelector("a");
      row.hidden = false;
      row.parentNode.appendChild(row);
      link.setAttribute("href", bare(link) + trail(codes.slice(0, i)));
    });
    var old = document.querySelector("[data-trail-old]");
    old.hidden = known || location.hash.length < 2 || !/^#\d+\./.test(location.hash);
  }

  function on(selector, act) {
    var button = document.querySelector(selector);
    if (button) { button.hidden = false; button.addEventListener("click", act); }
  }
  on("[data-print]", function () { print(); });
  var main = document.querySelector("main");
  main.tabIndex = -1;
  /* The way to the text must not take the trail out of the address. */
  document.querySelector(".skip").addEventListener("click", function (event) {
    event.preventDefault();
    main.focus();
  });
  on("[data-forget]", function () {
    history.replaceState(null, "", location.pathname + location.search);
    show();
    main.focus();
  });
  on("[data-copy]", function () {
    var field = document.createElement("textarea"), said = document.querySelector("[data-copied]");
    field.value = location.href;
    document.body.appendChild(field);
    field.select();
    var done = document.execCommand("copy");
    field.remove();
    if (done) said.textContent = said.dataset.copied;
  });
  addEventListener("hashchange", show);
  show();
})();
