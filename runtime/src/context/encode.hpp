// One encoder for each place where a value enters something that is read by a machine.
#pragma once

#include <string>
#include <string_view>

namespace shelf::detail {

// Everything but [A-Za-z0-9._~-] becomes %XX: one segment of a path, one value of a query.
void append_segment(std::string& out, std::string_view text);
// The same, slashes kept.
void append_path(std::string& out, std::string_view text);
// A JSON string with its quotes; < > & and what is unprintable are escaped, bytes that are not UTF-8 become U+FFFD.
void append_json(std::string& out, std::string_view text);
// A JSON string inside one segment of an address.
void append_json_segment(std::string& out, std::string_view text);
// One word for a POSIX shell. Nothing in it is special, line breaks included.
void append_shell_word(std::string& out, std::string_view text);
void append_number(std::string& out, long long number);

}  // namespace shelf::detail
