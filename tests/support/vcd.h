// A waveform read back by GTKWave's own reader: every value of every signal in every cycle.
#pragma once

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace tendril {

/// The file as text, by GTKWave's own reader.
inline std::string as_vcd(const std::string& fst) {
    std::string text;
    std::FILE* const pipe = popen(("fst2vcd " + fst).c_str(), "r");
    std::array<char, 4096> buffer;
    for (std::size_t n = 0; (n = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
        text.append(buffer.data(), n);
    EXPECT_EQ(pclose(pipe), 0) << "fst2vcd cannot read " << fst;
    return text;
}

struct Vcd {
    explicit Vcd(const std::string& text) {
        std::istringstream in(text);
        std::string line, scope, now;
        while (std::getline(in, line)) {
            std::istringstream words(line);
            std::string first, type, bits, code, name;
            words >> first;
            if (first == "$scope") {
                words >> type >> name;
                EXPECT_FALSE(name.empty());
                scope += name + ".";
            } else if (first == "$upscope") {
                scope.erase(scope.rfind('.', scope.size() - 2) + 1);
            } else if (first == "$var") {
                words >> type >> bits >> code >> name;
                codes[scope + name] = code;
                widths[scope + name] = std::stoi(bits);
            } else if (first[0] == '#') {
                now = first.substr(1);
                times.push_back(std::stoll(now));
            } else if (first[0] == 'b') {
                words >> code;
                values[code][times.empty() ? -1 : times.back()] = first.substr(1);
            } else if (first[0] == '0' || first[0] == '1') {
                values[first.substr(1)][times.empty() ? -1 : times.back()] = first.substr(0, 1);
            }
        }
    }
    /// Value of a signal in a cycle, in binary without leading zeros.
    std::string at(const std::string& signal, std::int64_t cycle) const {
        const auto& changes = values.at(codes.at(signal));
        auto next = changes.upper_bound(cycle);
        EXPECT_NE(next, changes.begin()) << signal;
        const std::string value = std::prev(next)->second;
        const std::size_t one = value.find('1');
        return one == std::string::npos ? "0" : value.substr(one);
    }
    std::int64_t number(const std::string& signal, std::int64_t cycle) const {
        return std::stoll(at(signal, cycle), nullptr, 2);
    }
    /// A row of text.
    std::string text(const std::string& signal, std::int64_t cycle) const {
        std::string bits = at(signal, cycle);
        bits.insert(0, (8 - bits.size() % 8) % 8, '0');
        std::string text;
        for (std::size_t b = 0; b < bits.size(); b += 8) {
            const int c = std::stoi(bits.substr(b, 8), nullptr, 2);
            if (c != 0) text += static_cast<char>(c);
        }
        return text;
    }
    std::map<std::string, std::string> codes;
    std::map<std::string, int> widths;
    std::map<std::string, std::map<std::int64_t, std::string>> values;
    std::vector<std::int64_t> times;
};

}  // namespace tendril
