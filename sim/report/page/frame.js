// What all charts share: cards, axes, legends, tooltips. A mark of a chart has the class "mark".
"use strict";

const data = JSON.parse(document.getElementById("data").textContent);
const colours = ["#2a6fb0", "#dd7a2b", "#2f8f5b", "#a3439b", "#b59a12", "#3aa3b5", "#b33c3c", "#6b66cc",
    "#7a838c", "#8a5a3c"];
const heatColours = ["#e8edf2", "#a9c7e2", "#f3cf6b", "#e2823a", "#a91f2b"];
const grouped = d3.format(",");

/// A number for reading: whole ones grouped, others with four digits.
function shown(value) {
    if (value === null || value === undefined || value === "") return "–";
    if (typeof value !== "number") return String(value);
    if (Math.abs(value) >= 10000) return grouped(Math.round(value));
    if (Math.abs(value) < 1e-12) return "0";  // what is left of a step over zero
    return Number.isInteger(value) ? grouped(value) : String(Number(value.toPrecision(4)));
}

const tip = d3.select("body").append("div").attr("class", "tip");

/// Shows text(d) beside the pointer while it is over a mark.
function tell(marks, text) {
    return marks.on("mousemove", function (d, i) {
        const event = d3.event;
        tip.text(text(d, i)).classed("on", true);
        const box = tip.node().getBoundingClientRect();
        const left = event.clientX + 14 + box.width > window.innerWidth
            ? event.clientX - 14 - box.width : event.clientX + 14;
        const top = Math.max(4, Math.min(event.clientY + 14, window.innerHeight - box.height - 4));
        tip.style({left: Math.max(4, left) + "px", top: top + "px"});
    }).on("mouseout", () => tip.classed("on", false));
}

/// Title, facts and the command that makes it again.
function header(kind) {
    const head = d3.select("body").insert("header", ":first-child");
    head.append("h1").text(data.title);
    head.append("p").text(kind);
    const facts = head.append("dl").attr("class", "facts").selectAll("div").data(data.facts).enter()
        .append("div");
    facts.append("dt").text(d => d[0]);
    facts.append("dd").text(d => d[1]);
    if (data.command) head.append("code").text(data.command);
    d3.select("body").append("main");
    d3.select("body").append("footer");
}

/// The place of a chart, or the reason why it is not there (then null).
/// @param chart its data; {left_out: why} without
function card(id, title, about, chart, wide) {
    if (chart.left_out) {
        const line = d3.select("footer").append("p").attr({id: id, class: "left-out"});
        line.append("b").text(title);
        line.append("span").text(` is left out: ${chart.left_out}.`);
        return null;
    }
    const section = d3.select("main").append("section").attr({id: id, "data-chart": id})
        .classed("wide", Boolean(wide));
    section.append("h2").text(title);
    section.append("p").text(about);
    return section;
}

/// An SVG with margins. @return {g, width, height} of what lies inside them
function plot(section, options) {
    const o = Object.assign({width: 640, height: 330, left: 68, right: 22, top: 12, bottom: 42}, options);
    const svg = section.append("svg").attr({viewBox: `0 0 ${o.width} ${o.height}`, role: "img",
        "aria-label": section.node().closest("section").querySelector("h2").textContent});
    const g = svg.append("g").attr("transform", `translate(${o.left},${o.top})`);
    return {svg, g, left: o.left, width: o.width - o.left - o.right, height: o.height - o.top - o.bottom};
}

/// Labels of a logarithmic axis: powers of ten, with 2 and 5 where few decades are shown.
function logLabel(scale) {
    const [low, high] = scale.domain();
    const few = high / low < 300;
    return value => {
        const lead = Math.round(value / Math.pow(10, Math.floor(Math.log10(value) + 1e-9)));
        return lead === 1 || (few && (lead === 2 || lead === 5)) ? shown(value) : "";
    };
}

/// Both axes with grid and names. @param names [of x, of y]
function axes(at, x, y, names, options) {
    const o = Object.assign({xTicks: 8, yTicks: 6}, options);
    const labels = (axis, scale, values, format) => {
        if (values) axis.tickValues(values);
        if (format) axis.tickFormat(format);
        else if (scale.base) axis.tickFormat(logLabel(scale));
        else axis.tickFormat(shown);
        return axis;
    };
    const below = labels(d3.svg.axis().scale(x).orient("bottom").ticks(o.xTicks).tickSize(o.xGrid === false
        ? 4 : -at.height, 0).tickPadding(7), x, o.xValues, o.xFormat);
    const beside = labels(d3.svg.axis().scale(y).orient("left").ticks(o.yTicks).tickSize(-at.width, 0)
        .tickPadding(7), y, o.yValues, o.yFormat);
    at.g.insert("g", ":first-child").attr("class", "axis y").call(beside);
    at.g.insert("g", ":first-child").attr("class", "axis x" + (o.xGrid === false ? " bare" : ""))
        .attr("transform", `translate(0,${at.height})`).call(below);
    at.g.append("text").attr({x: at.width / 2, y: at.height + 36, "text-anchor": "middle"}).text(names[0]);
    at.g.append("text").attr({transform: "rotate(-90)", x: -at.height / 2, y: 13 - at.left, "text-anchor": "middle"})
        .text(names[1]);
}

/// A row of names with colours; a click calls toggled(index, is shown).
function legend(section, entries, toggled) {
    const buttons = section.append("div").attr("class", "legend").selectAll("button").data(entries).enter()
        .append("button").attr("type", "button");
    buttons.append("i").style("background", d => d.colour);
    buttons.append("span").text(d => d.name);
    buttons.on("click", function (d, i) {
        const off = !d3.select(this).classed("off");
        d3.select(this).classed("off", off);
        toggled(i, !off);
    });
}

/// Bars on top of each other, standing or (flat) lying; series can be switched off.
/// @param rows [{name, values, tell}], values as series
function stackedBars(section, rows, series, options) {
    const on = series.map(() => true);
    const flat = options.flat;
    if (series.length > 1)
        legend(section, series, (i, shown_) => { on[i] = shown_; draw(); });
    const at = plot(section, options.plot);
    function draw() {
        at.g.selectAll("*").remove();
        const total = row => d3.sum(row.values, (v, i) => on[i] ? v : 0);
        const value = d3.scale.linear().domain([0, d3.max(rows, total) || 1]).nice()
            .range(flat ? [0, at.width] : [at.height, 0]);
        const band = d3.scale.ordinal().domain(d3.range(rows.length))
            .rangeBands(flat ? [0, at.height] : [0, at.width], rows.length > 100 ? 0 : 0.22, 0.1);
        const every = Math.ceil(rows.length * (flat ? 14 : options.labelWidth || 26) /
            (flat ? at.height : at.width));
        const names = {};
        names[flat ? "yValues" : "xValues"] = d3.range(0, rows.length, every);
        names[flat ? "yFormat" : "xFormat"] = i => rows[i].name;
        if (!flat) names.xGrid = false;
        axes(at, flat ? value : band, flat ? band : value, options.names, names);
        rows.forEach((row, r) => {
            let from = 0;
            const parts = row.values.map((v, i) => {
                const part = {row, i, from, to: from + (on[i] ? v : 0)};
                from = part.to;
                return part;
            }).filter(part => on[part.i]);
            tell(at.g.append("g").selectAll("rect").data(parts).enter().append("rect")
                .attr("class", "mark").attr("fill", d => series[d.i].colour).attr(flat ? {
                    y: band(r), height: band.rangeBand(), x: d => value(d.from),
                    width: d => value(d.to) - value(d.from)
                } : {
                    x: band(r), width: band.rangeBand(), y: d => value(d.to),
                    height: d => value(d.from) - value(d.to)
                }), d => row.tell);
        });
    }
    draw();
}

/// A choice among values with a name before it. @param changed called with the value
function choice(parent, name, values, now, changed) {
    const label = parent.append("label").attr("class", "choice");
    label.append("span").text(name + " ");
    const select = label.append("select");
    select.selectAll("option").data(values).enter().append("option").attr("value", (d, i) => i)
        .attr("selected", d => String(d.value) === String(now) ? "selected" : null).text(d => d.name);
    select.on("change", function () { changed(values[this.value].value); });
    return label;
}
