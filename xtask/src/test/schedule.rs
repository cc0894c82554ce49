//! Which jobs run side by side: those whose stages need nothing that is still to be done, as many as the machine's
//! processors bear.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc;
use std::thread;

use super::job::{Done, Job};
use super::stage::Stage;

/// Runs all jobs, in their order where nothing speaks against it.
pub(super) fn play(mut waiting: Vec<Job>, run: impl Fn(Job) -> Done + Sync) -> Vec<Done> {
    let capacity = thread::available_parallelism().map_or(1, usize::from) as u32 * 100;
    let (mut running, mut done) = (Vec::new(), Vec::new());
    thread::scope(|scope| {
        let (tell, ended) = mpsc::channel();
        loop {
            while let Some(at) = next(&waiting, &running, capacity) {
                let job = waiting.remove(at);
                if let Some(missing) = missing(job, &done) {
                    done.push(Done::not_run(job, missing));
                    continue;
                }
                running.push(job);
                let (tell, run) = (tell.clone(), &run);
                // A thread that ended without a word would be waited for without end.
                scope.spawn(move || {
                    let done = catch_unwind(AssertUnwindSafe(|| run(job)));
                    tell.send(done.unwrap_or_else(|_| Done::broken(job)))
                });
            }
            if running.is_empty() {
                break;
            }
            let Ok(one) = ended.recv() else {
                break;
            };
            running.retain(|job| *job != one.job);
            done.push(one);
        }
    });
    done
}

/// Which of the waiting jobs may begin now: one that needs more than the machine has runs alone.
fn next(waiting: &[Job], running: &[Job], capacity: u32) -> Option<usize> {
    if running.iter().any(|job| job.stage.is_alone()) {
        return None;
    }
    let load: u32 = running.iter().map(|job| job.stage.load()).sum();
    let is_open = |stage| waiting.iter().chain(running).any(|job| job.stage == stage);
    waiting.iter().position(|job| {
        let stage = job.stage;
        let is_free = !stage.needs().iter().copied().chain(stage.after()).any(is_open);
        let fits = !job.stage.is_alone() && load + job.stage.load() <= capacity;
        is_free && (running.is_empty() || fits)
    })
}

/// What a job needs that has failed.
fn missing(job: Job, done: &[Done]) -> Option<Stage> {
    let has_failed = |stage| done.iter().any(|done| done.job.stage == stage && done.count.failed > 0);
    job.stage.needs().iter().copied().find(|&stage| has_failed(stage))
}

#[cfg(test)]
mod tests {
    use super::super::count::Count;
    use super::super::stage::STAGES;
    use super::*;
    use std::sync::Mutex;
    use std::time::Duration;

    fn all() -> Vec<Job> {
        STAGES.iter().copied().flat_map(Job::all).collect()
    }

    #[test]
    fn every_job_runs_once_and_after_what_it_needs() {
        let ended = Mutex::new(Vec::new());
        let done = play(all(), |job| {
            let stage = job.stage;
            for need in stage.needs().iter().copied().chain(stage.after()) {
                let parts = Job::all(need).count();
                let ended = ended.lock().unwrap();
                assert_eq!(ended.iter().filter(|&&stage| stage == need).count(), parts);
            }
            ended.lock().unwrap().push(job.stage);
            Done {
                job,
                count: Count::PASSED,
                took: Duration::ZERO,
            }
        });
        assert_eq!(done.len(), all().len());
    }

    #[test]
    fn without_a_package_nothing_is_run_that_needs_it() {
        let ran = Mutex::new(Vec::new());
        let done = play(all(), |job| {
            ran.lock().unwrap().push(job.stage);
            let count = if job.stage == Stage::Build {
                Count::FAILED
            } else {
                Count::PASSED
            };
            Done {
                job,
                count,
                took: Duration::ZERO,
            }
        });
        assert_eq!(done.len(), all().len());
        let ran = ran.into_inner().unwrap();
        assert!(
            ran.contains(&Stage::Native) && !ran.contains(&Stage::Engines),
            "{ran:?}"
        );
        let failed = done.iter().filter(|done| done.count.failed > 0).count();
        assert_eq!(failed, all().len() - ran.len() + 1);
    }

    #[test]
    fn machine_is_not_given_more_than_it_bears() {
        let waiting = all();
        let mut running = Vec::new();
        while let Some(at) = next(&waiting, &running, 200) {
            let load: u32 = running.iter().map(|job: &Job| job.stage.load()).sum();
            assert!(running.is_empty() || load + waiting[at].stage.load() <= 200);
            running.push(waiting[at]);
        }
        // A machine with one processor still does everything, one after the other.
        assert_eq!(next(&waiting, &[], 1), Some(0));
    }

    #[test]
    fn what_is_not_chosen_is_not_waited_for() {
        let chosen: Vec<_> = Job::all(Stage::Markup).collect();
        assert_eq!(next(&chosen, &[], 200), Some(0));
    }
}
