// briefkamer-index harvest: fetches letters from the official sources.
#pragma once

namespace CLI {
class App;
}

namespace briefkamer::indexer {

// Adds the command to `app`, which runs it when it is given, and then sets `status`: 0 done, 1 the
// source has no such letters, 2 the run was cut short, or no letter could be fetched.
void add_harvest(CLI::App& app, int& status);

}  // namespace briefkamer::indexer
