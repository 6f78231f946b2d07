// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.web;

/** Every kind of page. */
enum Sight {
  OVERVIEW("Running now"),
  RUNS("trial 3"),
  RUNS_OPEN("over 6 folds"),
  FILTER_ERROR("Column 16"),
  NO_MATCH("No trial matches"),
  RUNS_OF_OTHERS("gifted-owl-2"),
  FIT("5 of 5 epochs"),
  RUNNING_FIT("Curves appear"),
  FAILED_FIT("at the third epoch"),
  TRIAL("95% interval"),
  LAUNCH("Imaginary 3000"),
  RUN_OF_OTHERS("val_acc"),
  NOWHERE("No page here");

  private final String word;

  Sight(String word) {
    this.word = word;
  }

  /** The word that says that the page is there. */
  String word() {
    return word;
  }

  String path(Samples samples) {
    LoggedExperiment finished = samples.finished();
    String runs = "/e/" + finished.id() + "/runs";
    return switch (this) {
      case OVERVIEW -> "/";
      case RUNS -> runs;
      case RUNS_OPEN -> runs + "?open=3&sel=2";
      case FILTER_ERROR -> runs + "?q=accuracy+%3E+0.9+adn+trial+%3D+1";
      case NO_MATCH -> runs + "?q=accuracy+%3E+0.99";
      case RUNS_OF_OTHERS -> "/e/" + samples.foreign().experiment() + "/runs";
      case FIT -> "/r/" + finished.firstFit();
      case RUNNING_FIT -> "/r/" + samples.running().lastFit();
      case FAILED_FIT -> "/r/" + finished.lastFit();
      case TRIAL -> "/r/" + finished.trialRun(0);
      case LAUNCH -> "/r/" + finished.launchRun();
      case RUN_OF_OTHERS -> "/r/" + samples.foreign().first();
      case NOWHERE -> "/nowhere";
    };
  }
}
