// Written questions of members of parliament with the government's answers, as they are published
// in the appendix (Aanhangsel) of the debates.
#pragma once

#include <string>
#include <string_view>

#include "corpus/document.h"

namespace briefkamer::corpus {

// Fills in subject and date of such a paper from the two sentences at its top: "Vragen van het lid
// X aan de Minister van Y over Z (ingezonden 28 juni 2024)." and "Antwoord van Minister W (Y)
// (ontvangen 29 augustus 2024)." The date is the answer's. An answer may also be a Mededeling;
// where it is absent, the date is that of the questions. Fields that are known stay.
void use_questions(Metadata& metadata, std::string_view questions, std::string_view answer);

// Whether `text` is the first, or the second, of these sentences.
bool is_questions(std::string_view text);
bool is_answer(std::string_view text);

// "Vraag 1", "Antwoord op vraag 2 en 3", "Vragen 4 t/m 6": what stands above a question or answer.
bool is_question_heading(std::string_view text);

}  // namespace briefkamer::corpus
