// The file of a report: style, data, charting library and charts in one, nothing from outside.
#pragma once

#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <string_view>

namespace tendril {

/// The parts of a page that lie beside this file in page/, built into the program.
struct PageParts {
    std::string_view style;
    std::string_view frame;        ///< axes, legends, tooltips: what all charts share
    std::string_view floorplan;    ///< the heat map of hubs and links
    std::string_view run;          ///< the charts of a run
    std::string_view sweep;        ///< the charts of a sweep
    std::string_view sweep_point;  ///< one point of it, the table, what can be chosen
};
extern const PageParts kPageParts;

/// Where the charting library is looked for: environment TENDRIL_D3, else where it was when this was built.
std::string d3_file();

/// @param data the one block of numbers; every script finds it as `data`
/// @param scripts after the library, in this order
/// @throws Error Exit::resource where the charting library is not there, naming its package
std::string report_page(std::string_view title, const nlohmann::ordered_json& data,
                        std::span<const std::string_view> scripts);

}  // namespace tendril
