// Dragging points of the programme. Without it, the buttons with arrows do the same.
(() => {
  const lists = document.querySelectorAll(".editing");
  const said = document.getElementById("said");
  let held = null;

  const send = async (item, list) => {
    const part = list.closest("[data-part]").dataset.part;
    const position = [...list.children].indexOf(item);
    const body = new URLSearchParams({ do: "move-item", item: item.dataset.item, part, position });
    body.set("csrfmiddlewaretoken", list.dataset.token);
    try {
      const answer = await fetch(location.pathname, { method: "POST", body, headers: { Accept: "application/json" } });
      const told = await answer.json();
      if (!answer.ok) throw new Error(told.error);
      for (const row of told.rows) show(row);
      said.textContent = `${item.querySelector(".title > b").textContent}: ${item.querySelector(".hour").textContent}`;
    } catch {
      location.reload();
    }
  };

  const show = (row) => {
    const item = document.getElementById(`item-${row.key}`);
    if (!item) return;
    item.querySelector(".hour").textContent = row.hour;
    item.querySelector(".conflicts").replaceChildren(...row.conflicts.map((words) => {
      const line = document.createElement("p");
      line.className = "tag";
      line.textContent = words;
      return line;
    }));
  };

  for (const list of lists) {
    list.addEventListener("dragover", (event) => {
      if (!held) return;
      event.preventDefault();
      const over = event.target.closest(".editing > li");
      if (!over || over === held) {
        if (!list.children.length) list.append(held);
        return;
      }
      const box = over.getBoundingClientRect();
      over.parentNode.insertBefore(held, event.clientY > box.top + box.height / 2 ? over.nextSibling : over);
    });
    list.addEventListener("drop", (event) => event.preventDefault());
    for (const item of list.children) {
      item.classList.add("draggable");
      // Only the grip drags, so that words can still be marked and fields be used.
      const grip = item.querySelector(".grip");
      grip.draggable = true;
      grip.addEventListener("dragstart", (event) => {
        held = item;
        item.classList.add("dragging");
        event.dataTransfer.setDragImage(item, 0, 0);
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData("text/plain", item.dataset.item);
      });
      grip.addEventListener("dragend", () => {
        item.classList.remove("dragging");
        held = null;
        send(item, item.parentNode);
      });
    }
  }
})();
