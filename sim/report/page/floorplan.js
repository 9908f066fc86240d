// The chip from above: hubs and links in the colour of what they carried.
"use strict";

/// @param chart {cores: [[x, y, spikes]], hubs: [{name, x, y, level, value, tell}],
///               links: [{kind, down, up, down_level, up_level, value, tell}]}; value from 0 to 1
/// @param unit what the value is, for the scale of colours
function floorplan(section, chart, unit) {
    const most = d3.max(chart.hubs.concat(chart.links), d => d.value) || 1;
    const colour = d3.scale.linear().range(heatColours).interpolate(d3.interpolateLab)
        .domain(heatColours.map((_, i) => most * i / (heatColours.length - 1)));
    const xs = d3.extent(chart.cores, d => d[0]), ys = d3.extent(chart.cores, d => d[1]);
    const pitch = Math.max(30, Math.min(92, 1000 / (xs[1] + 1)));
    const width = Math.max(420, (xs[1] + 1) * pitch + 40), height = (ys[1] + 1) * pitch + 40;
    const aside = (width - (xs[1] + 1) * pitch) / 2;
    const at = plot(section, {width, height: height + 44, left: aside + pitch / 2, top: 26 + pitch / 2,
        right: 0, bottom: 0});
    section.select("svg").style("max-width", 1.25 * width + "px").style("margin", "0 auto");
    // Hubs of two levels may share a place: the higher is moved aside a little.
    const lift = level => level > 1 ? 0.17 * pitch * (level - 1) : 0;
    const spot = (place, level) => [place[0] * pitch, place[1] * pitch - lift(level)];
    const side = 0.44 * pitch;
    tell(at.g.selectAll("rect.core").data(chart.cores).enter().append("rect").attr({class: "core mark",
        x: d => d[0] * pitch - side / 2, y: d => d[1] * pitch - side / 2, width: side, height: side, rx: 3,
        fill: "#f4f6f8", stroke: "#c4ccd4"}), (d, i) => `core ${i}\n${shown(d[2])} spikes sent`);
    const shape = d => {
        const b = spot(d.up, d.up_level);
        const a = d.down ? spot(d.down, d.down_level) : [b[0] + 0.25 * pitch, b[1] - 0.35 * pitch];
        if (d.kind !== "lateral") return `M${a}L${b}`;
        return `M${a}Q${[(a[0] + b[0]) / 2 + (b[1] - a[1]) * 0.16,
            (a[1] + b[1]) / 2 - (b[0] - a[0]) * 0.16]} ${b}`;
    };
    tell(at.g.selectAll("path.link").data(chart.links).enter().append("path").attr({class: "link mark",
        d: shape, fill: "none", "stroke-linecap": "round", stroke: d => colour(d.value),
        "stroke-width": d => d.kind === "lateral" ? 4 : 3 + d.up_level,
        "stroke-dasharray": d => d.kind === "dead" ? "3 5" : null}), d => d.tell);
    tell(at.g.selectAll("circle").data(chart.hubs).enter().append("circle").attr({class: "hub mark",
        cx: d => spot([d.x, d.y], d.level)[0], cy: d => spot([d.x, d.y], d.level)[1],
        r: d => 0.08 * pitch + 0.035 * pitch * d.level, fill: d => colour(d.value), stroke: "#39444f",
        "stroke-width": 1.4}), d => d.tell);
    at.g.selectAll("text").data(chart.cores).enter().append("text").attr({class: "number",
        x: d => d[0] * pitch - side / 2 + 3, y: d => d[1] * pitch + side / 2 - 3,
        "font-size": Math.max(8, 0.125 * pitch)}).text((d, i) => i);
    const scale = at.svg.append("g").attr("transform", `translate(${width / 2 - 150},${height + 12})`);
    d3.range(60).forEach(i => scale.append("rect").attr({x: 5 * i, width: 5.5, height: 9,
        fill: colour(most * i / 59)}));
    scale.append("text").attr({x: -6, y: 9, "text-anchor": "end"}).text("0");
    scale.append("text").attr({x: 306, y: 9}).text(shown(most));
    scale.append("text").attr({x: 150, y: 25, "text-anchor": "middle"}).text(unit);
}

/// A fabric as the data has it, in shares of its cycles.
function loadedFabric(chart) {
    return {
        cores: chart.cores,
        hubs: chart.hubs.map(d => ({x: d[1], y: d[2], level: d[3], value: d[5] / chart.cycles, tell:
            `hub ${d[0]}\n${shown(d[4])} spikes moved\nbusy ${shown(100 * d[5] / chart.cycles)} % of the cycles`})),
        links: chart.links.map(d => Object.assign(chart.links_known ? {
            value: Math.max(d.spikes_up, d.spikes_down) / chart.cycles,
            tell: `${d.name}${d.kind === "tree" ? "" : " (" + d.kind + ")"}\n${shown(d.spikes_up)} spikes up, ` +
                `${shown(d.spikes_down)} down\n${d.cycles} cycles, ${d.length} pitches long`,
        } : {value: 0, tell: `${d.name}\nwhat it carried does not follow from what the hubs counted`}, d)),
    };
}
