// tendril explain-latency: where the cycles of deliveries went.
#include <cstdio>

#include "sim/atomic_file.h"
#include "sim/commands/commands.h"
#include "sim/explain/print.h"

namespace tendril {

namespace {

bool ends_with(const std::string& text, const std::string& end) { return text.ends_with(end); }

/// Before anything is read: what cannot be written is not asked for.
void require_picture(const std::string& file) {
    if (file.empty() || ends_with(file, ".svg") || ends_with(file, ".html")) return;
    throw error_at({"tendril explain-latency --out"}, "\"" + file + "\" is no picture",
                   "FILE.svg, FILE.html");
}

}  // namespace

Exit carry_out(const ExplainLatencyOptions& options) {
    require_picture(options.picture);
    const LatencyRun run = read_latency_run(options.folder);
    Splitter splitter(run.plan, run.record, run.delivered);
    std::string each = each_head();
    const LatencyAccount account = account_latency(splitter, run.delivered.size(), [&](const Split& split) {
        if (!options.each.empty()) each += each_row(split);
    });
    if (!options.each.empty()) write_text_atomically(options.each, each);
    if (!options.picture.empty()) {
        const bool page = ends_with(options.picture, ".html");
        write_text_atomically(options.picture, page ? latency_html(run, account) : latency_svg(run, account));
    }
    std::fputs((options.json ? latency_json(run, account) : latency_text(run, account)).c_str(), stdout);
    return Exit::ok;
}

}  // namespace tendril
