#include "searcher/print.h"

#include <iomanip>
#include <ostream>

#include "searcher/csv.h"
#include "searcher/facet_values.h"

namespace briefkamer::searcher {
namespace {

std::string joined(const std::vector<Named>& values, bool ids) {
  std::string out;
  for (const Named& value : values) {
    if (!out.empty()) out += ids ? " " : ", ";
    out += ids ? value.value : value.label;
  }
  return out;
}

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
  return out;
}

std::string thousands(std::size_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, 1, '.');
  return digits;
}

std::string letters(std::size_t number) {
  return thousands(number) + (number == 1 ? " brief" : " brieven");
}

void print_pieces(std::ostream& out, const std::vector<Piece>& pieces, bool terminal) {
  for (const Piece& piece : pieces) {
    if (piece.marked) out << (terminal ? "\033[1m" : "«");
    out << piece.text;
    if (piece.marked) out << (terminal ? "\033[0m" : "»");
  }
}

void print_section(std::ostream& out, const SectionHit& section, bool terminal) {
  out << "   ";
  std::string place = section.annex;
  if (!section.heading.empty()) place += (place.empty() ? "" : ", ") + section.heading;
  if (section.page > 0)
    place += (place.empty() ? "pagina " : ", pagina ") + std::to_string(section.page);
  if (!place.empty()) out << '[' << place << "] ";
  print_pieces(out, section.snippet, terminal);
  out << '\n';
}

void print_hit(std::ostream& out, const Hit& hit, std::size_t number, bool terminal) {
  out << number << ". " << (hit.date ? corpus::to_dutch(*hit.date) : "ongedateerd");
  if (!hit.ministries.empty()) out << " · " << joined(hit.ministries, false);
  if (!hit.kind.label.empty()) out << " · " << hit.kind.label;
  if (hit.sample) out << " · fictief voorbeeld";
  out << "\n   ";
  if (hit.subject.empty()) {
    out << "(zonder onderwerp)";
  } else {
    print_pieces(out, hit.subject_pieces, terminal);
  }
  out << '\n';
  for (const SectionHit& section : hit.sections) print_section(out, section, terminal);
  if (!hit.dossier_pieces.empty()) {
    out << "   [titel van het dossier] ";
    print_pieces(out, hit.dossier_pieces, terminal);
    out << '\n';
  }
  out << "   " << hit.id << '\n';
  for (const Reason& reason : hit.explanation)
    out << "   " << std::fixed << std::setprecision(2) << std::setw(6) << reason.weight << "  "
        << reason.form << " (" << reason.kind << ")\n";
  out << '\n';
}

}  // namespace

void print_text(std::ostream& out, const Answer& answer, bool terminal) {
  out << letters(answer.total) << " voor " << answer.reading;
  if (answer.total_some > 0)
    out << ", en " << thousands(answer.total_some) << " met een deel daarvan";
  out << '\n';
  for (const std::string& sentence : answer.explanation) out << sentence << '\n';
  for (const std::string& note : answer.notes) out << "Let op: " << note << '\n';
  if (!answer.missing.empty())
    out << "Let op: een deel van de brieven is nu niet bereikbaar (" << joined(answer.missing)
        << ") en ontbreekt hier en in de aantallen\n";
  if (!answer.expanded.empty()) {
    out << "Ook gezocht op:";
    for (std::size_t i = 0; i < answer.expanded.size(); ++i)
      out << (i == 0 ? " " : ", ") << answer.expanded[i];
    out << '\n';
  }
  if (answer.suggestion) out << "Bedoelde u " << *answer.suggestion << "?\n";
  out << '\n';
  std::size_t number = answer.first;
  bool some = false;
  for (const Hit& hit : answer.hits) {
    if (hit.some && !some) {
      out << "Met sommige van de woorden: " << letters(answer.total_some) << "\n\n";
      some = true;
    }
    print_hit(out, hit, ++number, terminal);
  }
}

void print_csv(std::ostream& out, const Answer& answer) {
  out << "id,date,kind,ministries,subject,score,topics,missions\r\n";
  for (const Hit& hit : answer.hits) {
    out << csv_field(hit.id) << ',' << (hit.date ? corpus::to_iso(*hit.date) : "") << ','
        << csv_field(hit.kind.value) << ',' << csv_field(joined(hit.ministries, true)) << ','
        << csv_field(hit.subject) << ',' << hit.score << ',' << csv_field(joined(hit.topics, true))
        << ',' << csv_field(joined(hit.missions, true)) << "\r\n";
  }
}

void print_facets(std::ostream& out, const Answer& answer, std::string_view name, bool csv) {
  if (csv) out << "facet,value,label,count,chosen\r\n";
  for (const FacetCounts& facet : answer.facets) {
    if (!name.empty() && facet.name != name) continue;
    if (name.empty() && !csv) out << facet.name << '\n';
    for (const FacetCount& entry : facet.values) {
      if (csv) {
        out << facet.name << ',' << csv_field(entry.value.value) << ','
            << csv_field(entry.value.label) << ',' << entry.count << ',' << entry.chosen << "\r\n";
      } else {
        out << (name.empty() ? "  " : "") << entry.count << '\t' << entry.value.value << '\t'
            << entry.value.label << (entry.chosen ? "\t(gekozen)" : "") << '\n';
      }
    }
  }
}

void print_status(std::ostream& out, const Status& status, const std::string& database, bool csv) {
  const auto day = [](const auto& date) { return date ? corpus::to_iso(*date) : std::string("-"); };
  std::vector<std::pair<std::string, std::string>> lines{
      {"database", database},
      {"letters", std::to_string(status.letters)},
      {"first_date", day(status.first_date)},
      {"last_date", day(status.last_date)},
      {"updated", status.updated},
      {"generation", status.generation},
      {"schema", std::to_string(status.schema)},
      {"analyzer", status.analyzer},
  };
  for (const ShardState& shard : status.shards)
    lines.emplace_back("shard " + shard.name, shard.answers ? "answers" : "does not answer");
  if (csv) out << "name,value\r\n";
  for (const auto& [name, value] : lines) {
    if (csv) {
      out << name << ',' << csv_field(value) << "\r\n";
    } else {
      out << std::left << std::setw(11) << name << ' ' << value << '\n';
    }
  }
}

void print_suggestions(std::ostream& out, const std::vector<Suggestion>& suggestions, bool csv) {
  if (csv) out << "kind,text,id\r\n";
  for (const auto& [kind, text, id] : suggestions) {
    if (csv) {
      out << kind << ',' << csv_field(text) << ',' << csv_field(id) << "\r\n";
    } else {
      out << kind << '\t' << text << (id.empty() ? "" : "\t") << id << '\n';
    }
  }
}

void print_coverage(std::ostream& out, const corpus::Json& coverage, bool csv) {
  const auto line = [&](const std::string& name, const std::string& value) {
    if (csv) {
      out << csv_field(name) << ',' << csv_field(value) << "\r\n";
    } else {
      out << std::left << std::setw(20) << name << ' ' << value << '\n';
    }
  };
  const auto plain = [](const corpus::Json& value) {
    return value.is_string() ? value.get<std::string>() : value.is_null() ? "-" : value.dump();
  };
  for (const char* name : {"undated", "without_subject", "scans_without_text"})
    line(name, plain(coverage.at(name)));
  const std::pair<const char*, const char*> lists[] = {
      {"formats", "format "}, {"ministries", "ministry "}, {"months", "month "}};
  for (const auto& [list, name] : lists)
    for (const corpus::Json& entry : coverage.at(list))
      line(name + plain(entry.at("value")), plain(entry.at("count")));
  for (const corpus::Json& generation : coverage.at("generations")) {
    line(plain(generation.at("name")),
         plain(generation.at("bytes")) + " bytes, made " + plain(generation.at("made")) +
             (generation.at("live").get<bool>() ? ", live" : ", not live") +
             (generation.at("held").get<bool>() ? ", being read" : ""));
  }
  const corpus::Json& run = coverage.at("last_run");
  if (!run.is_object()) return line("last_run", "-");
  for (const auto& [name, value] : run.items())
    if (!value.is_array()) line("last_run " + name, plain(value));
  for (const char* list : {"failed", "remarks"})
    for (const corpus::Json& file : run.value(list, corpus::Json::array()))
      line(list == std::string("failed") ? "failed" : "remark",
           file.value("path", "") + ": " + file.value("reason", ""));
}

void print_related(std::ostream& out, const corpus::Json& related) {
  for (const corpus::Json& letter : related.at("letters")) {
    const auto text = [&](const char* key) {
      return letter.at(key).is_string() ? letter.at(key).get<std::string>() : std::string("-");
    };
    out << text("date") << "  " << text("subject") << "\n   " << text("id") << '\n';
    for (const corpus::Json& reason : letter.at("reason"))
      out << "   " << reason.get<std::string>() << '\n';
  }
}

void print_letter(std::ostream& out, const corpus::Letter& letter,
                  const corpus::Vocabulary& vocabulary) {
  if (letter.sample) out << "Fictieve voorbeeldbrief\n";
  out << (letter.date ? corpus::to_dutch(*letter.date) : "ongedateerd");
  if (!letter.kind.empty()) out << " · " << facet_label(vocabulary, "kind", letter.kind);
  out << '\n' << (letter.subject.empty() ? "(zonder onderwerp)" : letter.subject) << "\n\n";
  if (!letter.addressee.empty()) out << "Aan: " << letter.addressee << '\n';
  for (const corpus::Sender& sender : letter.senders) {
    out << "Van: " << sender.role << (sender.name.empty() ? "" : ", ") << sender.name << '\n';
  }
  int annex = 0;
  for (const corpus::Section& section : letter.sections) {
    if (section.annex != annex && section.annex > 0 &&
        static_cast<std::size_t>(section.annex) <= letter.annexes.size()) {
      annex = section.annex;
      const corpus::Annex& opened = letter.annexes[static_cast<std::size_t>(annex) - 1];
      out << "\n== " << opened.label << (opened.title.empty() ? "" : ": ") << opened.title
          << " ==\n";
    }
    out << '\n';
    if (!section.heading.empty()) out << "# " << section.heading << "\n\n";
    out << section.text << '\n';
  }
  if (!letter.footnotes.empty()) out << '\n';
  for (const corpus::Footnote& note : letter.footnotes)
    out << '[' << note.mark << "] " << note.text << '\n';
}

}  // namespace briefkamer::searcher
