// What the table of a catalogue says of its vectors.
#pragma once

#include <string>

namespace shelf::test {

// Writes what the vectors say themselves, wherever they stand. Throws std::out_of_range when they are not inside.
void state_shape(std::string& catalogue);

}  // namespace shelf::test
